package io.github.stm32dfu.protocol;

/**
 * How long one operation may take, whatever the device says: bwPollTimeout has 24 bits, and a
 * broken or hostile device may ask for hours.
 *
 * @param pollCeilingMillis most milliseconds of one wait between two GETSTATUS
 * @param deadlineMillis most milliseconds of all waits together
 */
public record OperationLimit(long pollCeilingMillis, long deadlineMillis) {
  /** A device that says "busy, ask again in 0 ms" is asked again after this many milliseconds. */
  private static final long POLL_FLOOR_MILLIS = 1;

  public OperationLimit {
    if (pollCeilingMillis < POLL_FLOOR_MILLIS || deadlineMillis < pollCeilingMillis) {
      throw new IllegalArgumentException(
          "ceiling " + pollCeilingMillis + " ms, deadline " + deadlineMillis + " ms");
    }
  }

  /**
   * {@return the milliseconds to wait before the next GETSTATUS}
   *
   * @param bwPollTimeout as the device sent it
   */
  public long wait(int bwPollTimeout) {
    return Math.max(POLL_FLOOR_MILLIS, Math.min(bwPollTimeout, pollCeilingMillis));
  }
}
