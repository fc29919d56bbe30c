package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;

/** Boards that a test keeps hold of. */
record TestBoard(DfuFinder finder, Clock clock) implements BoardSource {
  static Starter of(SimulatedF373 board) {
    return file -> new TestBoard(board.finder(), board.clock());
  }

  static Starter of(SimulatedF373 one, SimulatedF373 other) {
    return file -> new TestBoard(SimulatedBus.of(one, other).finder(), one.clock());
  }

  @Override
  public void close() {
    // The test looks at the board afterwards.
  }
}
