package io.github.stm32dfu.bootloader;

/** What was seen of a device that was told to start its application. */
public enum LeaveOutcome {
  /** It answered that it manifests, and went. */
  CONFIRMED,
  /** It took the command; its last answer was lost, as it is when a board leaves at once. */
  UNCONFIRMED
}
