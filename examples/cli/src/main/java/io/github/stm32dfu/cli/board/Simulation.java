package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Starts simulated F373s in their bootloaders, in virtual time. */
public final class Simulation implements BoardSource.Starter {
  /** Starts nothing yet. */
  public Simulation() {}

  @Override
  public BoardSource start(Optional<Path> file) throws IOException {
    SimulatedF373 board = SimulatedF373.rom().build();
    return file.isPresent() ? SavedBoard.open(file.get(), board) : new Fresh(board);
  }

  /** A board that is forgotten afterwards. */
  private record Fresh(SimulatedF373 board) implements BoardSource {
    @Override
    public DfuFinder finder() {
      return board.finder();
    }

    @Override
    public Clock clock() {
      return board.clock();
    }

    @Override
    public void close() {
      // Nothing of this board is kept.
    }
  }
}
