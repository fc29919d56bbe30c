package io.github.stm32dfu.simulator;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.util.Arrays;
import java.util.Optional;

/** What the core of the board executes. */
public sealed interface Running {
  /** The ROM. */
  record Bootloader() implements Running {}

  /** Nothing that could be named: no power, or no plausible vector table. */
  record Nothing() implements Running {}

  /** Firmware in flash. */
  final class Application implements Running {
    private final VectorTable vectorTable;
    private final byte[] flash;
    private final Optional<ImageTag> tag;
    private final Optional<TagCheck> check;

    Application(VectorTable vectorTable, byte[] flash) {
      this.vectorTable = vectorTable;
      this.flash = flash;
      FirmwareImage image = FirmwareImage.of(FlashGeometry.BASE, flash);
      this.tag = ImageTag.find(image);
      this.check = tag.map(found -> found.check(image));
    }

    /** {@return what it was started from} */
    public VectorTable vectorTable() {
      return vectorTable;
    }

    /** {@return all of the flash as it was when it started, by which it knows which image it is} */
    public byte[] flash() {
      return flash.clone();
    }

    /** {@return what the flash said of itself when it started; none without an image tag} */
    public Optional<ImageTag> tag() {
      return tag;
    }

    /** {@return whether the flash was what its tag says when it started; none without a tag} */
    public Optional<TagCheck> check() {
      return check;
    }

    /** {@return whether the flash had a tag that it does not fit: half an image runs} */
    public boolean damaged() {
      return check.filter(found -> !(found instanceof TagCheck.Valid)).isPresent();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Application that
          && vectorTable.equals(that.vectorTable)
          && Arrays.equals(flash, that.flash);
    }

    @Override
    public int hashCode() {
      return 31 * vectorTable.hashCode() + Arrays.hashCode(flash);
    }

    /** {@return its vector table} */
    @Override
    public String toString() {
      return "Application with " + vectorTable;
    }
  }
}
