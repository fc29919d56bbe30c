package io.github.stm32dfu.host;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.error.JournalException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what is wrong with a folder of journals. */
final class FolderTrouble {
  /** How much a file system still takes. */
  @FunctionalInterface
  interface Room {
    /** {@return bytes that this process may still write below a folder} */
    long usable(Path folder) throws IOException;
  }

  private final Path folder;
  private final Room room;

  FolderTrouble(Path folder, Room room) {
    this.folder = folder;
    this.room = room;
  }

  /** Notices a full disk before there is anything to lose. */
  void requireRoom(long bytes) throws JournalException {
    long usable;
    try {
      usable = room.usable(folder);
    } catch (IOException untold) {
      throw of("measured", untold);
    }
    if (usable < bytes) {
      throw new JournalException(
          Kind.NO_ROOM,
          "the folder of the journals, "
              + folder
              + ", has room for "
              + usable
              + " bytes more; this update may need "
              + bytes,
          Hint.FREE_DISK_SPACE);
    }
  }

  JournalException inUse() {
    return new JournalException(
        Kind.IN_USE, "another program is working on this update", Hint.CLOSE_OTHER_PROGRAM);
  }

  JournalException tooLarge(String name) {
    return new JournalException(
        Kind.TOO_LARGE,
        "journal " + name + " in " + folder + " is longer than any",
        Hint.FORGET_UPDATE);
  }

  /** {@return what a person can do something about, where the operating system says so} */
  JournalException of(String what, IOException cause) {
    Kind kind = kind(cause);
    Hint hint =
        switch (kind) {
          case NO_ROOM -> Hint.FREE_DISK_SPACE;
          case ACCESS_DENIED -> Hint.ALLOW_JOURNAL_FOLDER;
          default -> Hint.NONE;
        };
    String message = "a journal in " + folder + " cannot be " + what + ": " + reason(kind, cause);
    return new JournalException(kind, message, hint, cause);
  }

  private static Kind kind(IOException cause) {
    if (cause instanceof AccessDeniedException
        || cause instanceof NotDirectoryException
        || cause instanceof FileAlreadyExistsException) {
      return Kind.ACCESS_DENIED;
    }
    // The JDK has no type for these: texts of Linux and macOS, then of Windows.
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    boolean full =
        text.contains("no space left")
            || text.contains("quota exceeded")
            || text.contains("not enough space");
    if (full) {
      return Kind.NO_ROOM;
    }
    return text.contains("read-only file system") ? Kind.ACCESS_DENIED : Kind.IO;
  }

  private static String reason(Kind kind, IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (kind == Kind.NO_ROOM) {
      return "the disk is full";
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return cause.getMessage() + " is no folder";
    }
    return String.valueOf(cause.getMessage());
  }
}
