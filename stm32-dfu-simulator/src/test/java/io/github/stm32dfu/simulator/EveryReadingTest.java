package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.reading.Readings;
import org.junit.jupiter.api.Test;

/** A host that relies on nothing that the documents leave open does not mind how it is answered. */
class EveryReadingTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);
  private static final byte[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final long PAGE_1 = Images.BASE + 64;

  @Test
  void noReadingMovesThePointerWithAbort() throws Exception {
    for (Readings readings : Readings.eachAlone()) {
      SimulatedF373 board = SimulatedF373.rom().geometry(TINY).readings(readings).build();
      board.loadFlash(PAGE_1, EIGHT);
      try (Host host = new Host(board)) {
        if (host.state() == DfuState.DFU_ERROR) {
          host.clearStatus();
        }
        host.setAddress(PAGE_1);
        host.abort();
        assertThat(host.upload(2, 8)).as("%s", readings).isEqualTo(EIGHT);
      }
    }
  }
}
