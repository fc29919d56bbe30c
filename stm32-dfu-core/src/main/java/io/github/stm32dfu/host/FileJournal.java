package io.github.stm32dfu.host;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.flash.journal.JournalStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Journals as the files of a folder, which is made when the first one is, for its owner only. What
 * was written is on the disk when a method returns, as far as the disk says the truth.
 *
 * <p>A journal that is claimed is locked against other processes, and against other objects of this
 * class, until it is deleted, this object is closed, or the process ends, however it ends. The
 * second one to claim is told so at once and must not go on. Reading needs no claim.
 *
 * <p>Not for more than one thread.
 */
public final class FileJournal implements JournalStore, AutoCloseable {
  /** Room for what begun pages held: more than the flash of any part with DFU in its ROM. */
  private static final long HEADROOM = 4L << 20;

  private static final String SUFFIX = ".journal";

  private final DurableFolder folder;
  private final FolderTrouble trouble;
  private final Map<String, FolderLock> claimed = new HashMap<>();

  /**
   * Uses a folder.
   *
   * @param folder that need not be there yet; nothing else should be kept in it
   */
  public FileJournal(Path folder) {
    this(folder, path -> Files.getFileStore(path).getUsableSpace());
  }

  FileJournal(Path folder, FolderTrouble.Room room) {
    this.folder = new DurableFolder(folder.toAbsolutePath().normalize());
    this.trouble = new FolderTrouble(this.folder.path(), room);
  }

  @Override
  public List<String> names() throws DfuException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path(), "*" + SUFFIX)) {
      for (Path file : files) {
        String fileName = String.valueOf(file.getFileName());
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        if (isName(name)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    } catch (DirectoryIteratorException unreadable) {
      throw trouble.of("listed", new IOException(unreadable));
    } catch (IOException unreadable) {
      throw trouble.of("listed", unreadable);
    }
    return names;
  }

  @Override
  public byte[] read(String name) throws DfuException {
    requireName(name);
    try (InputStream file = Files.newInputStream(folder.file(name + SUFFIX))) {
      byte[] content = file.readNBytes(MOST_BYTES);
      if (file.read() >= 0) {
        throw trouble.tooLarge(name);
      }
      return content;
    } catch (JournalException alreadyClear) {
      throw alreadyClear;
    } catch (IOException unreadable) {
      throw trouble.of("read", unreadable);
    }
  }

  @Override
  public void claim(String name) throws DfuException {
    requireName(name);
    if (claimed.containsKey(name)) {
      return;
    }
    Optional<FolderLock> lock;
    try {
      folder.make();
      lock = FolderLock.acquire(folder.path(), name);
    } catch (IOException unwritable) {
      throw trouble.of("locked", unwritable);
    }
    claimed.put(name, lock.orElseThrow(trouble::inUse));
  }

  @Override
  public void create(String name, byte[] content) throws DfuException {
    requireClaimed(name);
    trouble.requireRoom(content.length + HEADROOM);
    try {
      folder.replace(name + SUFFIX, content);
    } catch (IOException unwritable) {
      throw trouble.of("written", unwritable);
    }
  }

  @Override
  public void append(String name, byte[] records) throws DfuException {
    requireClaimed(name);
    try {
      folder.append(name + SUFFIX, records);
    } catch (IOException unwritable) {
      throw trouble.of("written", unwritable);
    }
  }

  @Override
  public void delete(String name) throws DfuException {
    requireClaimed(name);
    try {
      folder.delete(name + SUFFIX);
    } catch (IOException unwritable) {
      throw trouble.of("deleted", unwritable);
    }
    release(name);
  }

  /**
   * Gives up all claims. Journals stay.
   *
   * @throws DfuException where the operating system does not let go of a lock
   */
  @Override
  public void close() throws DfuException {
    for (String name : List.copyOf(claimed.keySet())) {
      release(name);
    }
  }

  private void release(String name) throws DfuException {
    FolderLock lock = claimed.remove(name);
    if (lock == null) {
      return;
    }
    try {
      lock.release();
    } catch (IOException stuck) {
      throw trouble.of("unlocked", stuck);
    }
  }

  private void requireClaimed(String name) {
    requireName(name);
    if (!claimed.containsKey(name)) {
      throw new IllegalStateException("not claimed: " + name);
    }
  }

  private static void requireName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException("no name of a journal: " + name);
    }
  }

  private static boolean isName(String name) {
    return name.matches("[A-Za-z0-9-]{1,100}");
  }

  /** {@return the folder} */
  @Override
  public String toString() {
    return folder.path().toString();
  }
}
