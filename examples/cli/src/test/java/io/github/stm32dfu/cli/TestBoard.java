package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.usb.PresentDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Boards that a test keeps hold of, wherever the tool looks. */
record TestBoard(DfuFinder finder, SerialFinder ports, JournalStore journals, Clock clock)
    implements BoardSource, BoardSources {
  static BoardSources of(SimulatedF373 board) {
    return new TestBoard(board.finder(), board.serialFinder(), new MemoryJournals(), board.clock());
  }

  static BoardSources of(SimulatedF373 one, SimulatedF373 other) {
    SimulatedBus bus = SimulatedBus.of(one, other);
    return new TestBoard(bus.finder(), bus.serialFinder(), new MemoryJournals(), one.clock());
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
  public BoardSource simulated(Optional<Path> file, Boot0 boot0) {
    return this;
  }

  @Override
  public BoardSource simulated(int boards) {
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
