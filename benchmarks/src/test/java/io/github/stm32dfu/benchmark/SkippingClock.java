package io.github.stm32dfu.benchmark;

import io.github.stm32dfu.transport.Clock;
import java.time.Duration;

/** Leaves out every wait, so that what is measured is our own work. */
final class SkippingClock implements Clock {
  private Duration now = Duration.ZERO;

  @Override
  public Duration now() {
    return now;
  }

  @Override
  public void sleep(Duration time) {
    now = now.plus(time);
  }
}
