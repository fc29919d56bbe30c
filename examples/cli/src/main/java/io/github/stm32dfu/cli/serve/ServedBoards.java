package io.github.stm32dfu.cli.serve;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.SavedBoard;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.host.HostClock;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simulated F373s in real time, at the port paths 1-1, 1-2 and so on. */
public final class ServedBoards implements AutoCloseable {
  private final List<SimulatedF373> boards = new ArrayList<>();
  private final List<SavedBoard> saved = new ArrayList<>();

  private ServedBoards() {}

  /**
   * How all of the boards are.
   *
   * @param count how many there are, at least one
   * @param firmware in the flash at first
   * @param state that keeps the memory of a single board; several add their port paths to it
   * @param boot0 level of the pin
   * @param timing of flash and transfers
   * @param faults that each of them will have
   */
  public record Settings(
      int count,
      Optional<FirmwareFile> firmware,
      Optional<Path> state,
      Boot0 boot0,
      Timing timing,
      FaultPlan faults) {}

  /**
   * {@return boards, started}
   *
   * @param settings of all of them
   * @throws IOException where a file is damaged, or in use
   */
  public static ServedBoards start(Settings settings) throws IOException {
    ServedBoards all = new ServedBoards();
    try {
      for (int number = 1; number <= settings.count(); number++) {
        all.add(settings, number);
      }
      return all;
    } catch (IOException | RuntimeException failure) {
      try {
        all.close();
      } catch (IOException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }

  /** {@return the boards, by port path} */
  public List<SimulatedF373> boards() {
    return List.copyOf(boards);
  }

  /**
   * Saves what the boards hold now.
   *
   * @throws IOException where a file cannot be written
   */
  public void save() throws IOException {
    for (SavedBoard board : saved) {
      board.save();
    }
  }

  @Override
  public void close() throws IOException {
    Optional<IOException> failure = Optional.empty();
    for (SavedBoard board : saved) {
      try {
        board.close();
      } catch (IOException notSaved) {
        failure = Optional.of(notSaved);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private static void load(FirmwareImage image, SimulatedF373 board) throws CliException {
    AddressRange flash = board.geometry().range();
    for (Segment segment : image.segments()) {
      if (!flash.contains(segment.range())) {
        throw CliException.refused(
            "outside-layout",
            "the firmware has bytes at " + segment.range() + ", the flash is " + flash,
            "Give a file that has addresses, and was linked for the STM32F373.");
      }
      board.loadFlash(segment.address(), segment.toByteArray());
    }
    board.reset();
  }

  private void add(Settings settings, int number) throws IOException {
    String portPath = "1-" + number;
    SimulatedF373 board =
        SimulatedF373.rom()
            .clock(HostClock.INSTANCE)
            .portPath(portPath)
            .uniqueId(new UniqueId(0x003B_0040 + number, 0x5033_5706, 0x2033_3333))
            .boot0(settings.boot0())
            .timing(settings.timing())
            .faults(settings.faults())
            .build();
    if (settings.firmware().isPresent()) {
      load(settings.firmware().get().image(), board);
    }
    if (settings.state().isPresent()) {
      Path file = settings.state().get();
      Path own =
          settings.count() == 1 ? file : file.resolveSibling(file.getFileName() + "." + portPath);
      saved.add(SavedBoard.open(own, board));
    }
    boards.add(board);
  }
}
