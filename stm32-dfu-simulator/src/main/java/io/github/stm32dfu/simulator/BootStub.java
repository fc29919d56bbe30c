package io.github.stm32dfu.simulator;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.silicon.Memory;
import java.time.Duration;
import java.util.Optional;

/**
 * What the boot stub in page 0 finds out at every start (docs/boot-stub.md).
 *
 * @param chip that it runs on
 */
record BootStub(Chip chip) {
  /** Where the application's vector table stands. */
  static final long APPLICATION = FlashGeometry.BASE + 0x800;

  private static final AddressRange OWN = new AddressRange(FlashGeometry.BASE, APPLICATION);
  private static final AddressRange TAG = AddressRange.ofLength(FlashGeometry.BASE + 0xA00, 80);

  /** Eleven cycles of 8 MHz. */
  private static final Duration TIME_OF_A_BYTE = Duration.ofNanos(1375);

  /** {@return whether a vector table is a stub's: it stands in page 0, and starts code there} */
  static boolean isStub(VectorTable table) {
    return table.address() == FlashGeometry.BASE && OWN.contains(table.resetVector());
  }

  /** {@return the tag of an application that is whole, if there is one at its place} */
  Optional<ImageTag> wholeApplication() {
    AddressRange flash = chip.range(Memory.FLASH);
    if (!flash.contains(TAG)) {
      return Optional.empty();
    }
    byte[] region = chip.read(new AddressRange(APPLICATION, flash.endExclusive()));
    FirmwareImage image = FirmwareImage.of(APPLICATION, region);
    return ImageTag.find(FirmwareImage.of(TAG.start(), chip.read(TAG)))
        .filter(tag -> tag.covers().start() == APPLICATION)
        .filter(tag -> tag.check(image) instanceof TagCheck.Valid);
  }

  /** {@return how long it takes to find that out} */
  static Duration timeFor(ImageTag tag) {
    return TIME_OF_A_BYTE.multipliedBy(tag.covers().size());
  }
}
