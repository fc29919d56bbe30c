package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The bed keeps its promise: a board that comes back is at the port where it was. */
@RealUsb
final class PortPathIT {
  private final SimulatedF373 small = board("1-1", FlashGeometry.F373_X8);
  private final SimulatedF373 large = board("1-3", FlashGeometry.F373_XC);

  @Test
  void boardsThatComeBackTogetherKeepTheirPorts() throws IOException {
    try (PluggedBoards plugged = PluggedBoards.plug(small, large)) {
      assertThat(plugged.serverPort()).isPositive();
      for (int round = 0; round < 3; round++) {
        assertThat(name(small)).contains("/032*0002Kg");
        assertThat(name(large)).contains("/128*0002Kg");
        small.unplug();
        large.unplug();
        PluggedBoards.awaitAbsence(small);
        PluggedBoards.awaitAbsence(large);
        large.plug();
        small.plug();
        PluggedBoards.awaitPresence(small);
        PluggedBoards.awaitPresence(large);
      }
    }
  }

  private static String name(SimulatedF373 board) throws IOException {
    return PluggedBoards.attribute(board, board.portPath() + ":1.0/interface");
  }

  private static SimulatedF373 board(String portPath, FlashGeometry geometry) {
    return SimulatedF373.rom().portPath(portPath).geometry(geometry).clock(Clock.system()).build();
  }
}
