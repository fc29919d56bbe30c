package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.error.Hint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps other processes away from a file that is replaced rather than changed, by a second file
 * beside it that exists as long as the lock.
 */
final class BoardLock implements AutoCloseable {
  /** Behind all content, since some systems forbid others to read what is locked. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final Path path;
  private final FileChannel channel;

  private BoardLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * {@return the lock}
   *
   * @throws CliException where another process has it, or nothing can be written there
   */
  static BoardLock of(Path guarded) throws CliException {
    Path path = guarded.resolveSibling(guarded.getFileName() + ".lock");
    try {
      while (true) {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
          channel.close();
          throw CliException.person(
              "busy", guarded + " is in use by another process", Hint.CLOSE_OTHER_PROGRAM.text());
        }
        if (isStillAt(path, channel)) {
          return new BoardLock(path, channel);
        }
        channel.close();
      }
    } catch (CliException clear) {
      throw clear;
    } catch (IOException failure) {
      throw CliException.output(guarded, failure);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  /** The holder before may have deleted the file between our opening and our locking it. */
  private static boolean isStillAt(Path path, FileChannel channel) throws IOException {
    String token = UUID.randomUUID().toString();
    channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)), 0);
    try {
      return Files.readString(path, StandardCharsets.US_ASCII).equals(token);
    } catch (NoSuchFileException deleted) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
    channel.close();
  }
}
