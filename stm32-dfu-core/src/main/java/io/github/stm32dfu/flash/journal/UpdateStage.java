package io.github.stm32dfu.flash.journal;

/** How far an update got, as its journal has it. */
public enum UpdateStage {
  /** The image is not, or not known to be, on the board. */
  WRITING,
  /** All was written, and read back as far as the board can be read. */
  VERIFIED,
  /** The board left its bootloader after that. */
  LEFT
}
