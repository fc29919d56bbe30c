package io.github.stm32dfu.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stands still but for the sleeps, which it remembers. */
public final class SteppingClock implements Clock {
  private final List<Duration> sleeps = new ArrayList<>();
  private Duration now = Duration.ofHours(1);

  /** {@return every sleep that was asked for} */
  public List<Duration> sleeps() {
    return sleeps;
  }

  @Override
  public Duration now() {
    return now;
  }

  @Override
  public void sleep(Duration time) {
    sleeps.add(time);
    now = now.plus(time);
  }
}
