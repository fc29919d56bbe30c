package io.github.stm32dfu.simulator.reading;

/** The state in which the ROM starts. */
public enum StateAtStart implements OpenQuestion {
  /** dfuIDLE. */
  DFU_IDLE,
  /** dfuERROR with errFIRMWARE, as seen on F4. */
  DFU_ERROR
}
