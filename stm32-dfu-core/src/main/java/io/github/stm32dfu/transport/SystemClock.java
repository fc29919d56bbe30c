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
    long end = System.nanoTime() + time.toNanos();
    boolean interrupted = false;
    // Rounded up, since bwPollTimeout is the least time that the device asks for; and to its end,
    // since polling early can break an operation that cannot be stopped anyway.
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      try {
        Thread.sleep((left + 999_999) / 1_000_000);
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
