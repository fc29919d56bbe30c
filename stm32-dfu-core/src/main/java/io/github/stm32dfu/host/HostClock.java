package io.github.stm32dfu.host;

import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The machine's monotonic clock, with waits as short as the machine can make them. {@code
 * Thread.sleep} rounds up to a millisecond before Java 21: as long as ten bytes take on a serial
 * line, of which the ROM acknowledges every few. {@link Clock#system()} stays with it, since a
 * browser cannot park a thread.
 */
public enum HostClock implements Clock {
  /** There is but one. */
  INSTANCE;

  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void sleep(Duration time) {
    long start = System.nanoTime();
    long left = time.toNanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, left);
      left = time.toNanos() - (System.nanoTime() - start);
    }
  }
}
