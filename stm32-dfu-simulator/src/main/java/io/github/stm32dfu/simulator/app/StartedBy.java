package io.github.stm32dfu.simulator.app;

/** What starts an application after a reset. */
public enum StartedBy {
  /** The core itself, from the vector table at the base of the flash. */
  RESET,
  /** A boot stub in page 0, which starts whole applications only (docs/boot-stub.md). */
  BOOT_STUB
}
