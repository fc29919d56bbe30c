package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.DfuState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A whole update as AN3156 describes it. */
class SessionTest {
  private static final int PAGE = 2048;

  @Test
  void anImageIsErasedWrittenReadAndStarted() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().boot0(Boot0.HIGH).build();
    board.boot0(Boot0.LOW);
    byte[] image = Images.startable(Images.BASE, 5 * PAGE, 1);
    try (Host host = new Host(board)) {
      for (int page = 0; page < 5; page++) {
        assertThat(host.erase(Images.BASE + page * PAGE).bState())
            .isEqualTo(DfuState.DFU_DNLOAD_IDLE);
      }
      host.setAddress(Images.BASE);
      for (int page = 0; page < 5; page++) {
        host.write(2 + page, Arrays.copyOfRange(image, page * PAGE, (page + 1) * PAGE));
      }
      host.abort();
      host.setAddress(Images.BASE);
      host.abort();
      for (int page = 0; page < 5; page++) {
        assertThat(host.upload(2 + page, PAGE))
            .isEqualTo(Arrays.copyOfRange(image, page * PAGE, (page + 1) * PAGE));
      }
      host.abort();
      host.setAddress(Images.BASE);
      assertThat(host.leave().bState()).isEqualTo(DfuState.DFU_MANIFEST);
    }

    assertThat(board.finder().list()).isEmpty();
    assertThat(board.running())
        .isInstanceOfSatisfying(
            Running.Application.class,
            application -> assertThat(application.flash()).startsWith(image));
    assertThat(board.flash()).startsWith(image).endsWith((byte) 0xFF);
    assertThat(board.violations()).isEmpty();
    // Five pages: 5 x 25 ms erase, 5 x 1024 x 53.5 us are 399 ms; and the transfers.
    assertThat(board.clock().now().toMillis()).isBetween(399L, 499L);
  }

  @Test
  void aHostMayUseItsBufferAgainAfterTheTransfer() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().build();
    byte[] buffer = {1, 2, 3, 4};
    try (Host host = new Host(board)) {
      host.download(2, buffer);
      Arrays.fill(buffer, (byte) 9);
      host.settled();
      host.abort();
      host.upload(2, 4)[0] = 9;
      assertThat(host.upload(2, 4)).containsExactly(1, 2, 3, 4);
    }
    assertThat(board.flash()).startsWith(1, 2, 3, 4);
  }
}
