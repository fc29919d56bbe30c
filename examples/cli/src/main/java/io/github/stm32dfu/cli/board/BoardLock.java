package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.error.Hint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Keeps other processes away from a file that is replaced rather than changed, by a second file
 * beside it that exists as long as the lock.
 */
final class BoardLock implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private BoardLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * {@return the lock}
   *
   * @param guarded file, which need not exist
   * @throws CliException where another process has it, or nothing can be written there
   */
  static BoardLock of(Path guarded) throws CliException {
    Path path = guarded.resolveSibling(guarded.getFileName() + ".lock");
    try {
      while (true) {
        Optional<BoardLock> lock = attempt(path, guarded);
        if (lock.isPresent()) {
          return lock.get();
        }
      }
    } catch (CliException clear) {
      throw clear;
    } catch (IOException failure) {
      throw CliException.output(guarded, failure);
    }
  }

  /** {@return nothing where the holder before deleted the file under our hands} */
  private static Optional<BoardLock> attempt(Path path, Path guarded) throws IOException {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException held) {
      // Or left behind by a process that was killed, which does not matter.
    }
    try {
      Optional<Object> before = fileKey(path);
      FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw CliException.person(
            "busy", guarded + " is in use by another process", Hint.CLOSE_OTHER_PROGRAM.text());
      }
      // Looked at without opening it: closing a second channel would give the lock away.
      if (fileKey(path).equals(before)) {
        return Optional.of(new BoardLock(path, channel));
      }
      channel.close();
    } catch (NoSuchFileException deleted) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  private static Optional<Object> fileKey(Path path) throws IOException {
    return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
    channel.close();
  }
}
