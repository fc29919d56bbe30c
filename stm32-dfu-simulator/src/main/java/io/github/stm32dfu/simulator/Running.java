package io.github.stm32dfu.simulator;

import io.github.stm32dfu.firmware.VectorTable;
import java.util.Arrays;

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

    Application(VectorTable vectorTable, byte[] flash) {
      this.vectorTable = vectorTable;
      this.flash = flash;
    }

    /** {@return what it was started from} */
    public VectorTable vectorTable() {
      return vectorTable;
    }

    /** {@return all of the flash as it was when it started, by which it knows which image it is} */
    public byte[] flash() {
      return flash.clone();
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
