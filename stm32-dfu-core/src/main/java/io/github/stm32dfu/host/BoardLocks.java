package io.github.stm32dfu.host;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.DfuIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Locks of boards, by the port that they are plugged into, against other processes that use the
 * same folder, and against other threads of this one. The operating system takes a lock back when
 * its process ends, however it ends.
 */
public final class BoardLocks {
  private final Path folder;

  /**
   * Uses a folder.
   *
   * @param folder that need not be there yet
   */
  public BoardLocks(Path folder) {
    this.folder = folder;
  }

  /**
   * What is done while a board is ours.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * {@return what was wanted}
     *
     * @throws DfuException why there is none
     */
    T run() throws DfuException;
  }

  /**
   * Works on a board that nobody else works on meanwhile.
   *
   * @param board whose port path is known
   * @param work to be done
   * @param <T> what it gives
   * @return what the work gave
   * @throws DfuException where somebody else has the board, the folder cannot be used, or from the
   *     work
   */
  public <T> T holding(DfuIdentity board, Work<T> work) throws DfuException {
    FolderLock lock = take(board);
    T result;
    try {
      result = work.run();
    } catch (DfuException | RuntimeException failure) {
      release(lock, failure);
      throw failure;
    }
    release(lock);
    return result;
  }

  private FolderLock take(DfuIdentity board) throws DfuException {
    Optional<FolderLock> lock;
    try {
      Files.createDirectories(folder);
      lock = FolderLock.acquire(folder, "board " + board.portPath());
    } catch (IOException unusable) {
      throw trouble("taken", unusable);
    }
    return lock.orElseThrow(
        () ->
            new TransportException(
                TransportException.Kind.BUSY,
                "another program works on the board at " + board.portPath(),
                Hint.CLOSE_OTHER_PROGRAM));
  }

  private void release(FolderLock lock, Exception failure) {
    try {
      release(lock);
    } catch (DfuException stuck) {
      failure.addSuppressed(stuck);
    }
  }

  private void release(FolderLock lock) throws DfuException {
    try {
      lock.release();
    } catch (IOException stuck) {
      throw trouble("given back", stuck);
    }
  }

  private TransportException trouble(String what, IOException cause) {
    return new TransportException(
        TransportException.Kind.IO,
        "the lock of a board in " + folder + " cannot be " + what + ": " + cause,
        Hint.RUN_AGAIN,
        cause);
  }
}
