package io.github.stm32dfu.simulator.app;

/** What an application takes for the wish that it start the bootloader. */
public enum Trigger {
  /** The line {@code bootloader!} of docs/line-protocol.md. */
  LINE,
  /** Arduino: DTR dropped at 1200 baud. */
  TOUCH_1200_BAUD
}
