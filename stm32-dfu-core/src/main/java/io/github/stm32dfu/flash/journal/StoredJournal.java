package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * The bytes of one journal in its store. A journal that a run before has left is written anew
 * before it is added to, since nothing can be read behind a torn end.
 */
final class StoredJournal {
  private final JournalStore store;
  private final String name;

  /** CRC-32 of the bytes as they were read; nothing once this object alone writes them. */
  private OptionalLong seen;

  private boolean sound;
  private int size;
  private int entries;

  private StoredJournal(JournalStore store, String name, OptionalLong seen) {
    this.store = store;
    this.name = name;
    this.seen = seen;
  }

  /** {@return a journal that is not there yet} */
  static StoredJournal fresh(JournalStore store, String name) {
    return new StoredJournal(store, name, OptionalLong.empty());
  }

  /** {@return a journal whose bytes were read} */
  static StoredJournal found(JournalStore store, String name, byte[] bytes) {
    return new StoredJournal(store, name, OptionalLong.of(crc(bytes)));
  }

  String name() {
    return name;
  }

  /** Replaces all that was there. */
  void write(JournalState state) throws DfuException {
    claim();
    byte[] content = JournalWriter.whole(state);
    sound = false;
    store.create(name, content);
    sound = true;
    size = content.length;
    entries = state.begun().size();
  }

  /**
   * Adds entries.
   *
   * @param after the state with these entries
   */
  void add(Collection<? extends JournalEntry> added, JournalState after) throws DfuException {
    byte[] records = JournalWriter.records(added);
    boolean full =
        size + records.length > JournalStore.MOST_BYTES
            || entries + added.size() > JournalFormat.MOST_ENTRIES;
    if (!sound || full) {
      write(after);
      return;
    }
    sound = false;
    store.append(name, records);
    sound = true;
    size += records.length;
    entries += added.size();
  }

  void delete() throws DfuException {
    claim();
    store.delete(name);
  }

  private void claim() throws DfuException {
    store.claim(name);
    if (seen.isPresent() && crc(store.read(name)) != seen.getAsLong()) {
      throw new JournalException(
          JournalException.Kind.IN_USE,
          "another program has worked on this update meanwhile",
          Hint.RUN_AGAIN);
    }
    seen = OptionalLong.empty();
  }

  private static long crc(byte[] bytes) {
    return JournalFormat.crc32(bytes, 0, bytes.length);
  }
}
