package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is refused before a device is touched, and what was overridden as warnings. */
final class PlanChecks {
  /** RDP level 2 closes the bootloader for good. */
  private static final int LEVEL_2 = 0xCC;

  private final FlashTarget target;
  private final FlashOptions options;
  private final List<String> warnings = new ArrayList<>();

  PlanChecks(FlashTarget target, FlashOptions options) {
    this.target = target;
    this.options = options;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Checks a file for a device that takes bytes by address. */
  void addressedFile(FirmwareFile file) throws RefusedException {
    if (file.addressed() == FirmwareFile.Addressing.UNKNOWN) {
      throw new RefusedException(
          Refusal.NO_ADDRESS,
          "the file does not say where its " + file.image().size() + " bytes belong",
          Hint.GIVE_BASE);
    }
    file(file);
  }

  /** Checks a file for a device that takes a stream. */
  void streamFile(FirmwareFile file) throws RefusedException {
    if (file.addressed() == FirmwareFile.Addressing.KNOWN) {
      throw new RefusedException(
          Refusal.ADDRESSED,
          "the file belongs at "
              + Hex.address(file.image().span().start())
              + ", and the device knows no addresses",
          Hint.GIVE_STREAM);
    }
    file(file);
    if (file.suffix().isPresent() && target.identity().isPresent()) {
      release(file.suffix().get().bcdDevice(), target.identity().get().bcdDevice());
    }
  }

  private void file(FirmwareFile file) throws RefusedException {
    if (file.image().isEmpty()) {
      throw new RefusedException(Refusal.EMPTY_IMAGE, "the file has no bytes", Hint.CHECK_FILE);
    }
    Optional<FunctionalDescriptor> descriptor =
        target.identity().flatMap(DfuIdentity::functionalDescriptor);
    if (descriptor.isPresent() && !descriptor.get().canDownload()) {
      throw new RefusedException(
          Refusal.UNSUPPORTED, "the device takes no downloads (bitCanDnload is 0)", Hint.NONE);
    }
    if (file.suffix().isPresent() && target.identity().isPresent()) {
      suffix(file.suffix().get(), target.identity().get());
    }
  }

  private void suffix(DfuSuffix suffix, DfuIdentity device) throws RefusedException {
    if (!suffix.allows(device.idVendor(), device.idProduct())) {
      refuse(
          Refusal.WRONG_DEVICE,
          "the file is for "
              + ids(suffix.idVendor(), suffix.idProduct())
              + ", the device is "
              + ids(device.idVendor(), device.idProduct()),
          Hint.CHECK_FILE);
    }
  }

  /** A release is no reason to refuse: vendors number them as they like. */
  private void release(int ofFile, int ofDevice) {
    if (ofFile != DfuSuffix.ANY && ofFile != ofDevice) {
      warnings.add(
          "the file names release "
              + Hex.digits(ofFile, 4)
              + " of the device, which says "
              + Hex.digits(ofDevice, 4));
    }
  }

  void sectors(TouchedSectors touched) throws RefusedException {
    if (!touched.outside().isEmpty()) {
      refuse(
          Refusal.OUTSIDE_LAYOUT,
          "no memory of the device has " + touched.outside().get(0) + "; it has " + target.memory(),
          Hint.CHECK_LINKER_SCRIPT);
    }
    if (!touched.unwritable().isEmpty()) {
      refuse(
          Refusal.NOT_WRITABLE,
          touched.unwritable().get(0) + " cannot be written on this device",
          Hint.CHECK_LINKER_SCRIPT);
    }
  }

  /** {@return the option bytes' sectors that are to be written} */
  List<Sector> optionBytes(List<Sector> sectors, FirmwareImage image) throws RefusedException {
    if (sectors.isEmpty()) {
      return sectors;
    }
    AddressRange first = sectors.get(0).range();
    return switch (options.optionBytes()) {
      case SKIP -> {
        warnings.add("left out: option bytes at " + first);
        yield List.of();
      }
      case WRITE -> {
        writableOptionBytes(first, image);
        yield sectors;
      }
      case REFUSE ->
          throw new RefusedException(
              Refusal.OPTION_BYTES,
              "the image has data for the option bytes at " + first,
              Hint.CHOOSE_OPTION_BYTES);
    };
  }

  private void writableOptionBytes(AddressRange sector, FirmwareImage image)
      throws RefusedException {
    AddressRange known = target.profile().optionBytes();
    if (!known.contains(sector)) {
      throw new RefusedException(
          Refusal.UNSUPPORTED,
          "the layout of the option bytes at " + sector + " is not known for this part",
          Hint.NONE);
    }
    byte[] protection = {0};
    image.copyTo(AddressRange.ofLength(known.start(), 1), protection);
    if ((protection[0] & 0xFF) == LEVEL_2) {
      throw new RefusedException(
          Refusal.READ_PROTECTION_LEVEL_2,
          "the option bytes at "
              + Hex.address(known.start())
              + " would set read protection level 2, which closes the bootloader for good",
          Hint.CHECK_FILE);
    }
  }

  void vectorTable(FirmwareImage image) throws RefusedException {
    Optional<VectorTable> table = VectorTable.at(image, target.profile().flashBase());
    AddressRange ram = target.profile().ram();
    if (table.isPresent() && !table.get().isPlausible(ram, target.flash())) {
      refuse(
          Refusal.VECTOR_TABLE,
          "the image's vector table cannot start this part: "
              + table.get()
              + "; RAM is "
              + ram
              + ", flash is "
              + target.flash(),
          Hint.CHECK_LINKER_SCRIPT);
    }
  }

  /** An image without a tag is taken as it is; one that contradicts its tag is damaged. */
  void imageTag(FirmwareImage image) throws RefusedException {
    Optional<ImageTag> tag = ImageTag.find(image);
    if (tag.isPresent() && tag.get().check(image) instanceof TagCheck.WrongCrc wrong) {
      refuse(
          Refusal.IMAGE_TAG,
          "the image is not the one that its tag names, " + tag.get() + ": " + wrong.text(),
          Hint.CHECK_FILE);
    }
  }

  void protectedRanges(PageImage page) throws RefusedException {
    for (AddressRange range : options.protectedRanges()) {
      if (range.overlaps(page.range())) {
        refuse(
            Refusal.PROTECTED_RANGE,
            "page " + page + " would change, and " + range + " is protected",
            Hint.NONE);
      }
    }
  }

  void bootStub(PageImage page, Optional<BootStub> stub) throws RefusedException {
    if (stub.isPresent() && stub.get().range().overlaps(page.range())) {
      refuse(
          Refusal.BOOT_STUB,
          "page "
              + page
              + " would change, and is the boot stub below the image that its tag describes, "
              + stub.get().tag(),
          Hint.KEEP_BOOT_STUB);
    }
  }

  private void refuse(Refusal reason, String message, Hint hint) throws RefusedException {
    if (!options.allows(reason)) {
      throw new RefusedException(reason, message, hint);
    }
    warnings.add("overridden: " + message);
  }

  private static String ids(int idVendor, int idProduct) {
    return Hex.digits(idVendor, 4) + ":" + Hex.digits(idProduct, 4);
  }
}
