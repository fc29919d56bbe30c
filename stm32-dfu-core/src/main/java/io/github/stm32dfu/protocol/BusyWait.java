package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;

/** Adds up the waits of one operation and ends them at its deadline. */
final class BusyWait {
  /**
   * A wait is at least this part of what was waited before. Else a device that is stuck and asks
   * for a millisecond is asked ten thousand times, which takes far longer than the deadline says.
   */
  private static final int SHARE = 16;

  private final String operation;
  private final OperationLimit limit;
  private final Pace pace;
  private long waitedMillis;
  private long lastMillis;

  BusyWait(String operation, OperationLimit limit) {
    this(operation, limit, Pace.advertised());
  }

  BusyWait(String operation, OperationLimit limit, Pace pace) {
    this.operation = operation;
    this.limit = limit;
    this.pace = pace;
    this.lastMillis = limit.wait(0);
  }

  /** Waits as long as the device asks for, or as its pace is. */
  <R> Action<R> wait(int bwPollTimeout) throws ProtocolException {
    lastMillis = limit.wait(bwPollTimeout);
    return waiting(pace.millis(lastMillis, waitedMillis));
  }

  /** Waits as long as the device asked for the last time, after a stall that said nothing new. */
  <R> Action<R> again() throws ProtocolException {
    pace.refused();
    return waiting(lastMillis);
  }

  /** The device is done. */
  void done() {
    pace.done(waitedMillis);
  }

  /** The device did not answer. */
  void refused() {
    pace.refused();
  }

  private <R> Action<R> waiting(long wanted) throws ProtocolException {
    if (waitedMillis >= limit.deadlineMillis()) {
      throw new ProtocolException(
          ProtocolException.Kind.STILL_BUSY,
          operation + ": the device is still busy after " + waitedMillis + " ms",
          Hint.REPLUG);
    }
    long millis = Math.max(wanted, waitedMillis / SHARE);
    waitedMillis += millis;
    return new Action.Wait<>(millis);
  }
}
