package io.github.stm32dfu.simulator.time;

import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that passes only when somebody sleeps, and then at once. Safe for several threads; their
 * sleeps add up, so measure one board at a time.
 */
public final class VirtualClock implements Clock {
  private final AtomicLong nanos = new AtomicLong();

  /** Starts at zero. */
  public VirtualClock() {}

  @Override
  public Duration now() {
    return Duration.ofNanos(nanos.get());
  }

  @Override
  public void sleep(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("cannot sleep for " + time);
    }
    nanos.addAndGet(time.toNanos());
  }

  /** {@return the time since the start, for messages} */
  @Override
  public String toString() {
    return now().toString();
  }
}
