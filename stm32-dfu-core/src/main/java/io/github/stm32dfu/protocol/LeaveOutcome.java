package io.github.stm32dfu.protocol;

/** What was seen of a device that was told to start its application. */
public enum LeaveOutcome {
  /** It answered dfuMANIFEST, and went; or acknowledged Go (AN3155). */
  CONFIRMED,
  /** It took the command; its answer was lost, as it is when a board leaves the bus at once. */
  UNCONFIRMED,
  /** It took the command, but is still on the bus as a bootloader, even after a port reset. */
  STAYED
}
