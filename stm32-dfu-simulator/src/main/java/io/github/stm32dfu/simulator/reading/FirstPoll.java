package io.github.stm32dfu.simulator.reading;

/** What the first GETSTATUS after a DNLOAD answers. */
public enum FirstPoll implements OpenQuestion {
  /** dfuDNBUSY at once, while the work goes on, as AN3156 demands. */
  BUSY,
  /** dfuDNLOAD-IDLE or dfuERROR once the work is done, as seen on U5. */
  ANSWER_WHEN_DONE
}
