package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.simulator.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SlicedWriterTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualClock clock = new VirtualClock();
  private final FakeNativePort port = new FakeNativePort();
  private final SlicedWriter writer = new SlicedWriter(port, clock);

  @Test
  void writesSliceBySlice() throws Exception {
    writer.write(new byte[600], SECOND);

    assertThat(port.calls).containsExactly("write 256", "write 256", "write 88");
  }

  @Test
  void goesOnWhereAPartWasTaken() throws Exception {
    port.room = 300;
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> writer.write(new byte[600], SECOND))
        .withMessage("300 of 600 bytes were taken");

    assertThat(clock.now()).isBetween(SECOND, SECOND.plusMillis(1));
    assertThat(port.calls).startsWith("write 256", "write 44", "write 0").hasSizeLessThan(1100);
  }

  @Test
  void endsWithThePort() {
    port.gone = true;
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> writer.write(new byte[1], SECOND));
    port.gone = false;
    writer.close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> writer.write(new byte[1], SECOND));
  }
}
