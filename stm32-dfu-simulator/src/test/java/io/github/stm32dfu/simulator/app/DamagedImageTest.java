package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Half an image runs: what a host sees of it, and what a test does. */
class DamagedImageTest {
  private static SimulatedF373 half(SimulatedApp application) {
    byte[] image = AppImage.tagged("Desk Lamp", "1.2.0");
    image[300] ^= 0x55;
    return AppImage.running(SimulatedF373.strict().application(application), image);
  }

  private static Running.Application running(SimulatedF373 board) {
    return (Running.Application) board.running();
  }

  @Test
  void itStaysAwayUnlessItIsToldOtherwise() throws Exception {
    SimulatedF373 board = half(SimulatedApp.lineProtocol());
    board.clock().sleep(Duration.ofMinutes(1));
    assertThat(board.serialFinder().list()).isEmpty();
    assertThat(board.seen()).isEmpty();
    assertThat(running(board).damaged()).isTrue();
    assertThat(running(board).tag().orElseThrow().version()).isEqualTo("1.2.0");
  }

  @Test
  void itCanFreeze() throws Exception {
    SimulatedF373 board = half(SimulatedApp.lineProtocol().whenDamaged(DamagedImage.FREEZES));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.link().read(1, Duration.ofMillis(300))).isEmpty();
      assertThat(board.serialFinder().list()).hasSize(1);
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> terminal.type("id?\n"))
          .satisfies(
              failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT));
    }
    board.unplug();
    assertThat(board.serialFinder().list()).isEmpty();
  }

  @Test
  void itCanWork() throws Exception {
    SimulatedF373 board = half(SimulatedApp.lineProtocol().whenDamaged(DamagedImage.WORKS));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?")).contains("version=1.2.0");
    }
    assertThat(running(board).damaged()).isTrue();
  }

  @Test
  void wholeImagesAndThoseWithoutATagAreNotDamaged() {
    assertThat(running(AppImage.running(SimulatedF373.strict())).damaged()).isFalse();
    SimulatedF373 untagged = AppImage.running(SimulatedF373.strict(), AppImage.untagged());
    assertThat(running(untagged).damaged()).isFalse();
    assertThat(running(untagged).check()).isEmpty();
  }
}
