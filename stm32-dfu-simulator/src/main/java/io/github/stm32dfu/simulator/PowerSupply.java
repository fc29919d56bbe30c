package io.github.stm32dfu.simulator;

/** Where the board's power comes from. */
public enum PowerSupply {
  /** From USB: pulling the plug takes the power. */
  BUS,
  /** From elsewhere: pulling the plug takes the data lines only. */
  SELF
}
