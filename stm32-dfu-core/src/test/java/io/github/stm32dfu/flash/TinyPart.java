package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.MemoryMap;
import io.github.stm32dfu.bootloader.OperationLimits;
import io.github.stm32dfu.error.MalformedLayoutException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.MemoryLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A part with 24 pages of 32 bytes, so that short images cross all boundaries. */
final class TinyPart {
  static final long BASE = 0x08000000L;
  static final int PAGE = 32;
  static final int PAGES = 24;
  static final AddressRange FLASH = AddressRange.ofLength(BASE, PAGE * PAGES);
  static final AddressRange OPTION_BYTES = AddressRange.ofLength(0x1FFFF800L, 16);

  private TinyPart() {}

  static FlashTarget target() {
    return target("@Internal Flash /0x08000000/24*032 g", "@Option Bytes /0x1FFFF800/01*016 e");
  }

  static FlashTarget target(String... memories) {
    try {
      List<MemoryLayout> layouts = new ArrayList<>();
      for (String memory : memories) {
        layouts.add(MemoryLayout.parse(memory));
      }
      return new FlashTarget(
          Delivery.BY_ADDRESS, new MemoryMap(layouts), PAGE, profile(), Optional.empty());
    } catch (MalformedLayoutException typo) {
      throw new AssertionError(typo);
    }
  }

  static FirmwareFile file(FirmwareImage image) {
    return new FirmwareFile(
        FirmwareFormat.INTEL_HEX,
        image,
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  /** Stack pointer at the end of RAM, reset vector into the flash. */
  static byte[] vectorTable() {
    return new byte[] {0x00, (byte) 0x80, 0x00, 0x20, 0x41, 0x00, 0x00, 0x08};
  }

  private static DeviceProfile profile() {
    return new DeviceProfile(
        "tiny part",
        BASE,
        new AddressRange(0x20000000L, 0x20008000L),
        OPTION_BYTES,
        Optional.empty(),
        List.of(),
        OptionalLong.empty(),
        4,
        32,
        3,
        OperationLimits.smallPages(),
        Duration.ofSeconds(5));
  }
}
