package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.host.FileJournal;
import io.github.stm32dfu.simulator.BoardFile;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.usb.PresentDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A simulated board whose memory is kept in a file, which is saved however the command ends. */
public final class SavedBoard implements BoardSource {
  private final BoardFile file;
  private final SimulatedF373 board;
  private final BoardLock lock;
  private final FileJournal journals;

  private SavedBoard(BoardFile file, SimulatedF373 board, BoardLock lock) {
    this.file = file;
    this.board = board;
    this.lock = lock;
    this.journals =
        new FileJournal(file.path().resolveSibling(file.path().getFileName() + ".journals"));
  }

  /**
   * Takes over a board and gives it the memory in a file, where there is one.
   *
   * @param path of the file
   * @param board that was just built
   * @return the source of that board
   * @throws IOException where another process has the file, or the file is damaged
   */
  public static SavedBoard open(Path path, SimulatedF373 board) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new FirmwareFormatException(path + " is no file that could keep a board");
    }
    BoardLock lock = BoardLock.of(path);
    try {
      BoardFile file = new BoardFile(path);
      if (file.exists()) {
        file.load(board);
      }
      return new SavedBoard(file, board, lock);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  @Override
  public DfuFinder finder() {
    return board.finder();
  }

  @Override
  public SerialFinder ports() {
    return board.serialFinder();
  }

  /** Beside the file, since they are about what is in it. */
  @Override
  public JournalStore journals() {
    return journals;
  }

  @Override
  public List<PresentDevice> devices() {
    return List.of();
  }

  @Override
  public Clock clock() {
    return board.clock();
  }

  /**
   * Saves what the board holds now; whoever is cut afterwards finds it again.
   *
   * @throws CliException where the file cannot be written
   */
  public synchronized void save() throws CliException {
    try {
      file.save(board);
    } catch (IOException failure) {
      throw CliException.output(file.path(), failure);
    }
  }

  @Override
  public void close() throws IOException {
    try (lock;
        journals) {
      save();
    }
  }
}
