package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.error.JournalException.Kind;
import io.github.stm32dfu.flash.journal.JournalStore;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals in a real folder. */
class FileJournalTest {
  private static final byte[] HEAD = {1, 2, 3};
  private static final byte[] RECORD = {4, 5};

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void nestFolder() {
    folder = temporary.resolve("state").resolve("journals");
  }

  @Test
  void keepsWhatWasCreatedAndAppended() throws Exception {
    try (FileJournal store = new FileJournal(folder)) {
      store.claim("a-1");
      store.create("a-1", HEAD);
      store.append("a-1", RECORD);
    }

    FileJournal later = new FileJournal(folder);
    assertThat(later.names()).containsExactly("a-1");
    assertThat(later.read("a-1")).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aFolderThatIsNotThereHasNone() throws Exception {
    assertThat(new FileJournal(folder).names()).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void replacesAsAWhole() throws Exception {
    try (FileJournal store = new FileJournal(folder)) {
      store.claim("a");
      store.create("a", HEAD);
      store.append("a", RECORD);
      store.create("a", RECORD);

      assertThat(store.read("a")).isEqualTo(RECORD);
      assertThat(store.names()).containsExactly("a");
    }
  }

  /** A host that is killed in the middle of it leaves the beginning of the new one beside it. */
  @Test
  void anUnfinishedReplacementIsNoJournal() throws Exception {
    try (FileJournal store = new FileJournal(folder)) {
      store.claim("a");
      store.create("a", HEAD);
      Files.write(folder.resolve("a.journal.new"), new byte[] {9});

      assertThat(store.names()).containsExactly("a");
      assertThat(store.read("a")).isEqualTo(HEAD);
      store.create("a", RECORD);
      assertThat(store.read("a")).isEqualTo(RECORD);
      Files.write(folder.resolve("a.journal.new"), new byte[] {9});
      store.delete("a");
      assertThat(folder.resolve("a.journal.new")).doesNotExist();
    }
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    try (FileJournal store = new FileJournal(folder)) {
      store.claim("a");
      store.create("a", HEAD);
      store.delete("a");

      assertThat(store.names()).isEmpty();
      refused(() -> store.read("a"), Kind.IO, Hint.NONE);
      assertThatThrownBy(() -> store.append("a", RECORD)).isInstanceOf(IllegalStateException.class);
      store.claim("a");
      refused(() -> store.append("a", RECORD), Kind.IO, Hint.NONE);
      store.delete("a");
    }
  }

  @Test
  void onlyItsOwnerCanLook() throws Exception {
    assumeTrue(posix(), "owners are kept otherwise here");
    try (FileJournal store = new FileJournal(folder)) {
      store.claim("a");
      store.create("a", HEAD);
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("a.journal"))))
        .isEqualTo("rw-------");
  }

  @Test
  void namesLeadNowhereElse() {
    FileJournal store = new FileJournal(folder);
    for (String name :
        List.of("", "..", "../a", "a/b", "a.b", "a\u0000", "\u00e9", "a".repeat(101))) {
      assertThatThrownBy(() -> store.claim(name)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.read(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void filesOfOthersAreNoJournals() throws Exception {
    Files.createDirectories(folder);
    Files.write(folder.resolve("a b.journal"), HEAD);
    Files.write(folder.resolve("notes.txt"), HEAD);

    assertThat(new FileJournal(folder).names()).isEmpty();
  }

  @Test
  void theSecondOneToClaimIsTold() throws Exception {
    try (FileJournal second = new FileJournal(folder)) {
      try (FileJournal first = new FileJournal(folder)) {
        first.claim("a");
        first.create("a", HEAD);
        first.claim("a");

        refused(() -> second.claim("a"), Kind.IN_USE, Hint.CLOSE_OTHER_PROGRAM);
        second.claim("b");
        assertThat(second.read("a")).isEqualTo(HEAD);
      }
      second.claim("a");
      try (FileJournal third = new FileJournal(folder)) {
        refused(() -> third.claim("a"), Kind.IN_USE, Hint.CLOSE_OTHER_PROGRAM);
        second.delete("a");
        third.claim("a");
      }
    }
  }

  @Test
  void writingNeedsAClaim() {
    FileJournal store = new FileJournal(folder);

    assertThatThrownBy(() -> store.create("a", HEAD)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.delete("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFullDiskIsNoticedBeforeThereIsAnythingToLose() throws Exception {
    try (FileJournal store = new FileJournal(folder, path -> (4L << 20) + 2)) {
      store.claim("a");

      refused(() -> store.create("a", HEAD), Kind.NO_ROOM, Hint.FREE_DISK_SPACE);
      assertThat(store.names()).isEmpty();
    }
  }

  @Test
  void aDiskThatIsFullInTheMiddleIsNamed() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has a disk that is always full");
    try (FileJournal store = new FileJournal(folder)) {
      store.claim("a");
      store.create("a", HEAD);
      Files.delete(folder.resolve("a.journal"));
      Files.createSymbolicLink(folder.resolve("a.journal"), full);

      refused(() -> store.append("a", RECORD), Kind.NO_ROOM, Hint.FREE_DISK_SPACE);
      store.delete("a");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    assumeTrue(posix(), "permissions are others here");
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(folder), "root writes everywhere");

    refused(
        () -> new FileJournal(folder).claim("a"), Kind.ACCESS_DENIED, Hint.ALLOW_JOURNAL_FOLDER);
    assertThat(new FileJournal(folder).names()).isEmpty();
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws Exception {
    Path file = Files.write(temporary.resolve("file"), HEAD);

    refused(() -> new FileJournal(file).claim("a"), Kind.ACCESS_DENIED, Hint.ALLOW_JOURNAL_FOLDER);
    refused(() -> new FileJournal(file).names(), Kind.ACCESS_DENIED, Hint.ALLOW_JOURNAL_FOLDER);
  }

  /** An update goes on although its thread is interrupted: the board must not be left half way. */
  @Test
  void anInterruptedThreadStillWrites() throws Exception {
    try (FileJournal store = new FileJournal(folder)) {
      Thread.currentThread().interrupt();
      store.claim("a");
      store.create("a", HEAD);
      store.append("a", RECORD);
      assertThat(store.read("a")).containsExactly(1, 2, 3, 4, 5);
      store.delete("a");
      assertThat(store.names()).isEmpty();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aLinkToAFolderIsOne() throws Exception {
    assumeTrue(posix(), "links need privileges here");
    Path real = Files.createDirectories(temporary.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
    try (FileJournal store = new FileJournal(link);
        FileJournal same = new FileJournal(real)) {
      store.claim("a");
      store.create("a", HEAD);

      refused(() -> same.claim("a"), Kind.IN_USE, Hint.CLOSE_OTHER_PROGRAM);
      assertThat(same.read("a")).isEqualTo(HEAD);
    }
  }

  @Test
  void noJournalIsAsLongAsThis() throws Exception {
    Files.createDirectories(folder);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("a.journal").toFile(), "rw")) {
      file.setLength(JournalStore.MOST_BYTES + 1L);
    }

    refused(() -> new FileJournal(folder).read("a"), Kind.TOO_LARGE, Hint.FORGET_UPDATE);
  }

  private static void refused(ThrowingCallable call, Kind kind, Hint hint) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            JournalException.class,
            refusal -> {
              assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(kind);
              assertThat(refusal.hint()).isEqualTo(hint);
            })
        .isInstanceOf(DfuException.class);
  }

  private boolean posix() {
    return temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
