package io.github.stm32dfu.simulator;

/** How the application of a DFU 1.1 device gives way to its bootloader after DETACH. */
public enum DetachForm {
  /** It leaves the bus by itself: bitWillDetach. */
  BY_ITSELF,
  /** It waits for a port reset until wDetachTimeOut is over. */
  BY_PORT_RESET
}
