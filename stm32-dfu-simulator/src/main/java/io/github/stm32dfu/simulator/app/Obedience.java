package io.github.stm32dfu.simulator.app;

/** What an application does when it is told to start the bootloader. */
public enum Obedience {
  /** It says so, leaves the bus and starts the ROM. */
  JUMPS,
  /** It leaves the bus and starts the ROM without a word. */
  JUMPS_WITHOUT_ANSWER,
  /** It says so, and stays. */
  STAYS,
  /** It says so and leaves the bus, and nothing comes back: a jump to the wrong address. */
  GETS_LOST,
  /** It says so, leaves the bus and comes back itself: its magic word did not outlast the reset. */
  RESTARTS
}
