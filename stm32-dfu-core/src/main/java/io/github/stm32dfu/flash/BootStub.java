package io.github.stm32dfu.flash;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import java.util.Optional;

/**
 * What stands below an image that begins behind the base of the flash, by its own tag: a boot stub
 * that starts the image only where the tag holds (docs/boot-stub.md), or a bootloader of the
 * vendor's. It is not part of an update.
 *
 * @param range from the base of the flash to where the tag's range begins
 * @param tag on which the start hangs
 */
record BootStub(AddressRange range, ImageTag tag) {
  /** {@return the stub below an image, if its tag says that there is one} */
  static Optional<BootStub> below(FirmwareImage image, FlashTarget target) {
    long base = target.profile().flashBase();
    return ImageTag.find(image)
        .filter(tag -> tag.check(image) instanceof TagCheck.Valid)
        .filter(tag -> tag.covers().start() > base && startsSector(tag.covers().start(), target))
        .filter(tag -> canStart(image, tag.covers().start(), target))
        .map(tag -> new BootStub(new AddressRange(base, tag.covers().start()), tag));
  }

  private static boolean startsSector(long address, FlashTarget target) {
    return target
        .memory()
        .sectorAt(address)
        .filter(sector -> sector.start() == address)
        .isPresent();
  }

  private static boolean canStart(FirmwareImage image, long address, FlashTarget target) {
    return VectorTable.at(image, address)
        .filter(table -> table.isPlausible(target.profile().ram(), target.flash()))
        .isPresent();
  }
}
