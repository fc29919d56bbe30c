package io.github.stm32dfu.simulator.reading;

/** What GETSTATUS answers while the flash is still being worked on. */
public enum EarlyPoll implements OpenQuestion {
  /** dfuDNBUSY again, as seen on most ST ROMs. */
  STILL_BUSY,
  /** A stall that changes nothing, as seen on L4. */
  STALL,
  /** The rule of DFU 1.1, appendix A.2.5. */
  STALL_AND_ERROR,
  /** Nothing until the work is done: the host controller repeats the transfer until then. */
  ANSWER_WHEN_DONE
}
