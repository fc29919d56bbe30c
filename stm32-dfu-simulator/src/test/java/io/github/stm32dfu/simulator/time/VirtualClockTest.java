package io.github.stm32dfu.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  @Test
  void timePassesByNothingButSleep() {
    VirtualClock clock = new VirtualClock();
    assertThat(clock.now()).isZero();
    clock.sleep(Duration.ofDays(1));
    clock.sleep(Duration.ofNanos(1));
    clock.sleep(Duration.ZERO);
    assertThat(clock.now()).isEqualTo(Duration.ofDays(1).plusNanos(1));
    assertThatIllegalArgumentException().isThrownBy(() -> clock.sleep(Duration.ofNanos(-1)));
    assertThat(clock.toString()).isEqualTo("PT24H0.000000001S");
  }
}
