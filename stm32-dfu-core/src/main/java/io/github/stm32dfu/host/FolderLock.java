package io.github.stm32dfu.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lock of one journal: a byte of the folder's lock file, which is never deleted, so that nobody
 * can hold the lock of a deleted file. The operating system takes it back when the process ends.
 */
final class FolderLock {
  /**
   * An open lock file. Locks belong to the process, and all may go where any of its handles to the
   * file is closed (see {@link FileLock}): so the process has one handle for each folder, whoever
   * uses it. This is the only state that objects of this library share.
   */
  private static final class LockFile {
    private final FileChannel channel;
    private int holders;

    LockFile(FileChannel channel) {
      this.channel = channel;
    }
  }

  private static final Map<Path, LockFile> OPEN = new HashMap<>();

  private final Path path;
  private final LockFile file;
  private final FileLock held;

  private FolderLock(Path path, LockFile file, FileLock held) {
    this.path = path;
    this.file = file;
    this.held = held;
  }

  /** {@return the lock of a journal; nothing where somebody else has it, in this process or not} */
  static Optional<FolderLock> acquire(Path folder, String name) throws IOException {
    Path path = folder.toRealPath().resolve(".lock");
    synchronized (OPEN) {
      LockFile file = open(path);
      try {
        Optional<FolderLock> lock = lock(path, file, name);
        file.holders += lock.isPresent() ? 1 : 0;
        return lock;
      } finally {
        closeIfIdle(path, file);
      }
    }
  }

  /** Lets go of the lock. */
  void release() throws IOException {
    synchronized (OPEN) {
      held.release();
      file.holders--;
      closeIfIdle(path, file);
    }
  }

  private static LockFile open(Path path) throws IOException {
    LockFile known = OPEN.get(path);
    if (known != null) {
      return known;
    }
    LockFile file =
        new LockFile(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    OPEN.put(path, file);
    return file;
  }

  private static Optional<FolderLock> lock(Path path, LockFile file, String name)
      throws IOException {
    try {
      long place = name.hashCode() & 0xFFFF_FFFFL;
      return Optional.ofNullable(file.channel.tryLock(place, 1, false))
          .map(held -> new FolderLock(path, file, held));
    } catch (OverlappingFileLockException byThisProcess) {
      return Optional.empty();
    }
  }

  private static void closeIfIdle(Path path, LockFile file) throws IOException {
    if (file.holders == 0) {
      OPEN.remove(path);
      file.channel.close();
    }
  }
}
