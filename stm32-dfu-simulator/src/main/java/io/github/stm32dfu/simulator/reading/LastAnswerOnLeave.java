package io.github.stm32dfu.simulator.reading;

/** Whether the answer to the GETSTATUS that starts the application arrives. */
public enum LastAnswerOnLeave implements OpenQuestion {
  /** It arrives, with dfuMANIFEST; then the board leaves the bus. */
  ARRIVES,
  /** The board leaves the bus before it has answered, as many users report. */
  LOST
}
