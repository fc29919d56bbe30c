package io.github.stm32dfu.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTest {
  /** Each sleep lasts a third of what is asked, as one that is interrupted may. */
  private static final class RestlessClock implements Clock {
    private Duration now = Duration.ofHours(1);

    @Override
    public Duration now() {
      return now;
    }

    @Override
    public void sleep(Duration time) {
      now = now.plus(time.dividedBy(3)).plusNanos(1);
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aSleepThroughOutlastsInterruptsAndKeepsThem() {
    RestlessClock clock = new RestlessClock();
    Duration start = clock.now();

    clock.sleepThrough(Duration.ofMillis(100));

    assertThat(clock.now()).isGreaterThanOrEqualTo(start.plusMillis(100));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void noTimeIsNoSleep() {
    SteppingClock clock = new SteppingClock();

    clock.sleepThrough(Duration.ZERO);
    clock.sleepThrough(Duration.ofMillis(-1));

    assertThat(clock.sleeps()).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
