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

    private Application(
        VectorTable vectorTable, byte[] flash, Optional<ImageTag> tag, Optional<TagCheck> check) {
      this.vectorTable = vectorTable;
      this.flash = flash;
      this.tag = tag;
      this.check = check;
    }

    /** {@return what a core runs that nobody has told what is in its flash} */
    static Application of(VectorTable vectorTable, byte[] flash) {
      FirmwareImage image = FirmwareImage.of(FlashGeometry.BASE, flash);
      Optional<ImageTag> tag = ImageTag.find(image);
      return new Application(vectorTable, flash, tag, tag.map(found -> found.check(image)));
    }

    /** {@return what a boot stub has found to be as its tag says} */
    static Application whole(VectorTable vectorTable, byte[] flash, ImageTag tag) {
      return new Application(
          vectorTable, flash, Optional.of(tag), Optional.of(new TagCheck.Valid()));
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
