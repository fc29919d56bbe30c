package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.cdc.CdcPorts;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.host.FileJournal;
import io.github.stm32dfu.host.HostClock;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.usb.PresentDevice;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the process has: USB, and F373s simulated in virtual time. */
public final class HostBoards implements BoardSources {
  /** Looks at nothing yet. */
  public HostBoards() {}

  @Override
  public BoardSource usb() {
    return new Usb(
        UsbDfu.finder(), CdcPorts.finder(), new FileJournal(JournalFolder.ofProcess().path()));
  }

  @Override
  public BoardSource simulated(Optional<Path> file, Boot0 boot0) throws IOException {
    SimulatedF373 board = SimulatedF373.rom().boot0(boot0).build();
    return file.isPresent()
        ? SavedBoard.open(file.get(), board)
        : new Fresh(board, new MemoryJournals());
  }

  @Override
  public BoardSource simulated(int boards) {
    List<SimulatedF373> all =
        IntStream.rangeClosed(1, boards)
            .mapToObj(
                number ->
                    SimulatedF373.rom()
                        .boot0(Boot0.HIGH)
                        .clock(HostClock.INSTANCE)
                        .portPath("1-1." + number)
                        .build())
            .toList();
    SimulatedBus bus = new SimulatedBus(all);
    return new Several(bus.finder(), bus.serialFinder(), new MemoryJournals());
  }

  /** Simulated boards that are forgotten afterwards. */
  private record Several(DfuFinder finder, SerialFinder ports, JournalStore journals)
      implements BoardSource {
    @Override
    public List<PresentDevice> devices() {
      return List.of();
    }

    @Override
    public Clock clock() {
      return HostClock.INSTANCE;
    }

    @Override
    public void close() {
      // Nothing of these boards is kept.
    }
  }

  private record Usb(DfuFinder finder, SerialFinder ports, FileJournal journals)
      implements BoardSource {
    @Override
    public List<PresentDevice> devices() throws TransportException {
      return UsbDfu.devices();
    }

    @Override
    public Clock clock() {
      return HostClock.INSTANCE;
    }

    @Override
    public void close() throws IOException {
      journals.close();
    }
  }

  /** A simulated board that is forgotten afterwards. */
  private record Fresh(SimulatedF373 board, JournalStore journals) implements BoardSource {
    @Override
    public DfuFinder finder() {
      return board.finder();
    }

    @Override
    public SerialFinder ports() {
      return board.serialFinder();
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
