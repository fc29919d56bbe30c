package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.usb.PresentDevice;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the process has: USB, and F373s simulated in virtual time. */
public final class HostBoards implements BoardSources {
  /** Looks at nothing yet. */
  public HostBoards() {}

  @Override
  public BoardSource usb() {
    return new Usb(UsbDfu.finder());
  }

  @Override
  public BoardSource simulated(Optional<Path> file) throws IOException {
    SimulatedF373 board = SimulatedF373.rom().build();
    return file.isPresent() ? SavedBoard.open(file.get(), board) : new Fresh(board);
  }

  private record Usb(DfuFinder finder) implements BoardSource {
    @Override
    public List<PresentDevice> devices() throws TransportException {
      return UsbDfu.devices();
    }

    @Override
    public Clock clock() {
      return Clock.system();
    }

    @Override
    public void close() {
      // The finder holds nothing open.
    }
  }

  /** A simulated board that is forgotten afterwards. */
  private record Fresh(SimulatedF373 board) implements BoardSource {
    @Override
    public DfuFinder finder() {
      return board.finder();
    }

    @Override
    public List<PresentDevice> devices() {
      return List.of();
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
