package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.usb.PresentDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Boards that a test keeps hold of, wherever the tool looks. */
record TestBoard(DfuFinder finder, Clock clock) implements BoardSource, BoardSources {
  static BoardSources of(SimulatedF373 board) {
    return new TestBoard(board.finder(), board.clock());
  }

  static BoardSources of(SimulatedF373 one, SimulatedF373 other) {
    return new TestBoard(SimulatedBus.of(one, other).finder(), one.clock());
  }

  /** A computer with nothing plugged in. */
  static BoardSources none() {
    SimulatedF373 absent = SimulatedF373.rom().build();
    absent.unplug();
    return of(absent);
  }

  @Override
  public BoardSource usb() {
    return this;
  }

  @Override
  public BoardSource simulated(Optional<Path> file) {
    return this;
  }

  @Override
  public List<PresentDevice> devices() {
    return List.of();
  }

  @Override
  public void close() {
    // The test looks at the board afterwards.
  }
}
