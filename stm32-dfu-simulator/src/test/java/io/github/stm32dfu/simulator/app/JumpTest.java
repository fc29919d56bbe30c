package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** From the application to the bootloader, and how that goes wrong. */
class JumpTest {
  private static final SimulatedApp APP =
      SimulatedApp.lineProtocol()
          .departingAfter(Duration.ofMillis(100))
          .bootloaderAfter(Duration.ofMillis(400));

  private static F373Builder builder(SimulatedApp application) {
    return SimulatedF373.strict().application(application);
  }

  private static void assertGone(ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.DISCONNECTED));
  }

  @Test
  void theLineIsAnsweredBeforeTheJump() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      assertThat(terminal.link().read(99, Duration.ofMillis(50)))
          .isEqualTo("ok bootloader\r\n".getBytes());
      assertThat(board.serialFinder().list()).hasSize(1);
      assertGone(() -> terminal.link().read(99, Duration.ofSeconds(5)));
    }
    assertThat(board.serialFinder().list()).isEmpty();
    assertThat(board.finder().list()).isEmpty();
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    board.clock().sleep(Duration.ofMillis(399));
    assertThat(board.finder().list()).isEmpty();
    board.clock().sleep(Duration.ofMillis(1));
    assertThat(board.finder().list()).hasSize(1);
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    assertThat(board.violations()).isEmpty();
  }
}
