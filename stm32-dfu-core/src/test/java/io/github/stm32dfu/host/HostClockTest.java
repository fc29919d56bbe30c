package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostClockTest {
  private final HostClock clock = HostClock.INSTANCE;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 999, 1000, 2500})
  void sleepsAtLeastAsLongAsAsked(int micros) {
    Duration time = Duration.ofNanos(micros * 1000L);
    Duration start = clock.now();

    clock.sleep(time);

    assertThat(clock.now().minus(start)).isGreaterThanOrEqualTo(time);
  }

  @Test
  void anInterruptEndsTheWaitAndStays() {
    Duration start = clock.now();
    Thread.currentThread().interrupt();

    clock.sleep(Duration.ofMinutes(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.now().minus(start)).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aNegativeTimeIsNone() {
    clock.sleep(Duration.ofMinutes(-1));

    assertThat(clock.now()).isPositive();
  }
}
