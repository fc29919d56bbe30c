package io.github.stm32dfu.transport;

import java.time.Duration;

/** The machine's monotonic clock. */
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void sleep(Duration time) {
    long nanos = time.toNanos();
    if (nanos <= 0) {
      return;
    }
    try {
      // Rounded up: bwPollTimeout is the least time that the device asks for.
      Thread.sleep((nanos + 999_999) / 1_000_000);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
