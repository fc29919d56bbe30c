package io.github.stm32dfu.flash;

/** Whether what was written was read back and compared. */
public enum Verification {
  /** Every page was. */
  YES,
  /** The device cannot be read, or resets after the write; nobody knows. */
  NOT_POSSIBLE
}
