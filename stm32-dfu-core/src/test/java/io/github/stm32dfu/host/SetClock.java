package io.github.stm32dfu.host;

import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still but for the time that a test's server lets pass, on a thread of its own. */
final class SetClock implements Clock {
  private final AtomicLong nanos = new AtomicLong();

  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public Duration now() {
    return Duration.ofNanos(nanos.get());
  }

  @Override
  public void sleep(Duration time) {
    throw new AssertionError("nothing here sleeps");
  }
}
