package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.flash.FlashJournal;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The journal of one update of one board. It is begun before the first page is erased, and closed
 * when the new application has answered; until then the next run finds it with {@link #unfinished},
 * and finishes the update even where the file is gone.
 *
 * <p>Not for more than one thread. Two programs never write one journal: the store keeps the second
 * one off.
 */
public final class UpdateJournal implements FlashJournal {
  private static final int NAME_DIGITS = 16;

  private final StoredJournal stored;
  private final Optional<String> remark;
  private final List<JournalEntry> unwritten = new ArrayList<>();
  private JournalState state;
  private boolean open = true;

  /** Only of a journal that this object began can anybody be sure that no page was touched. */
  private boolean untouched;

  private UpdateJournal(StoredJournal stored, JournalState state, Optional<String> remark) {
    this.stored = stored;
    this.state = state;
    this.remark = remark;
  }

  /**
   * Begins a journal.
   *
   * @param store where it is kept
   * @param head of it
   * @param file whose image is kept in it
   * @param hash by which the image is checked when it is read
   * @return the journal, safe from a crash
   * @throws DfuException where it cannot be written, or the image has more than 16 MiB
   */
  public static UpdateJournal begin(
      JournalStore store, JournalHead head, FirmwareFile file, ContentHash hash)
      throws DfuException {
    JournalState state = starting(head, file, hash);
    StoredJournal stored = StoredJournal.fresh(store, freeName(store, state, hash));
    stored.write(state);
    UpdateJournal journal = new UpdateJournal(stored, state, Optional.empty());
    journal.untouched = true;
    return journal;
  }

  /**
   * {@return all journals of a store; one that cannot be used hides none of the others}
   *
   * @param store where they are kept
   * @param hash by which their images are checked
   * @throws DfuException where the store as a whole cannot be read
   */
  public static UnfinishedUpdates unfinished(JournalStore store, ContentHash hash)
      throws DfuException {
    List<UpdateJournal> journals = new ArrayList<>();
    List<JournalProblem> problems = new ArrayList<>();
    for (String name : store.names().stream().sorted().toList()) {
      try {
        byte[] bytes = store.read(name);
        JournalReading reading = JournalReader.read(bytes, hash);
        StoredJournal stored = StoredJournal.found(store, name, bytes);
        journals.add(new UpdateJournal(stored, reading.state(), reading.remark()));
      } catch (DfuException unusable) {
        problems.add(new JournalProblem(name, unusable));
      }
    }
    return new UnfinishedUpdates(journals, problems);
  }

  /**
   * Puts a new file in the place of the one that was being written. Pages that were begun, and what
   * they held, are taken over; there is the old journal or the new one, whenever this is cut. This
   * object must not be used afterwards.
   *
   * @param head of the new update
   * @param file that wins over the journal's
   * @param hash by which the image is checked when it is read
   * @return the new journal
   * @throws DfuException where it cannot be written; this one is as it was then
   */
  public UpdateJournal supersede(JournalHead head, FirmwareFile file, ContentHash hash)
      throws DfuException {
    requireOpen();
    JournalState next =
        starting(head, file, hash)
            .with(state.begun().values().stream().map(JournalEntry.Begun::new).toList());
    stored.write(next);
    open = false;
    return new UpdateJournal(stored, next, Optional.empty());
  }

  /** {@return the name in the store} */
  public String name() {
    return stored.name();
  }

  /** {@return which board is being updated, and to what} */
  public JournalHead head() {
    return state.head();
  }

  /** {@return the file that was being written, without its targets and warnings} */
  public FirmwareFile file() {
    return state.file();
  }

  /** {@return the image that was being written} */
  public FirmwareImage image() {
    return state.file().image();
  }

  /** {@return how far the update got} */
  public UpdateStage stage() {
    return state.stage();
  }

  /**
   * {@return whether this object began the journal, and no page was noted since: there is nothing
   * to finish}
   */
  public boolean isUntouched() {
    return untouched;
  }

  /** {@return why the journal's end could not be read, where that was so} */
  public Optional<String> remark() {
    return remark;
  }

  @Override
  public Keeping keeping() {
    return Keeping.IN_JOURNAL;
  }

  @Override
  public List<BegunPage> begun() {
    return List.copyOf(state.begun().values());
  }

  @Override
  public void begins(List<BegunPage> pages) throws DfuException {
    List<JournalEntry.Begun> news =
        pages.stream().filter(state::lacks).map(JournalEntry.Begun::new).toList();
    if (!news.isEmpty()) {
      add(news);
      untouched = false;
    }
  }

  /** Is written with the next note of another kind. */
  @Override
  public void ends(List<AddressRange> pages) {
    requireOpen();
    List<JournalEntry.Ended> ended = pages.stream().map(JournalEntry.Ended::new).toList();
    state = state.with(ended);
    unwritten.addAll(ended);
  }

  @Override
  public void verified() throws DfuException {
    add(List.of(new JournalEntry.Verified()));
  }

  /**
   * Notes that the board left its bootloader after all was verified. Safe from a crash once this
   * returns.
   *
   * @throws DfuException where it cannot be written down
   */
  public void left() throws DfuException {
    add(List.of(new JournalEntry.Left()));
  }

  /**
   * Drops the journal: the update is finished, or given up. This object must not be used
   * afterwards.
   *
   * @throws DfuException where the store cannot be written, or another program has the journal
   */
  public void close() throws DfuException {
    requireOpen();
    stored.delete();
    open = false;
  }

  /** {@return from what to what, on which board} */
  @Override
  public String toString() {
    return head().toString();
  }

  private void add(Collection<? extends JournalEntry> entries) throws DfuException {
    requireOpen();
    JournalState after = state.with(entries);
    List<JournalEntry> all = new ArrayList<>(unwritten);
    all.addAll(entries);
    stored.add(all, after);
    state = after;
    unwritten.clear();
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("this journal is closed or superseded");
    }
  }

  private static JournalState starting(JournalHead head, FirmwareFile file, ContentHash hash)
      throws DfuException {
    JournalFormat.requireBounded(file.image());
    return JournalState.starting(head, file, hash.sha256(JournalFormat.hashed(file.image())));
  }

  /** A name that no other journal has, and of which nobody can read what a device says. */
  private static String freeName(JournalStore store, JournalState state, ContentHash hash)
      throws DfuException {
    List<String> taken = store.names();
    String plain = state.head() + Hex.bytes(state.imageSha256());
    byte[] digest = hash.sha256(plain.getBytes(StandardCharsets.UTF_8));
    String stem = Hex.bytes(digest).substring(0, NAME_DIGITS);
    String name = stem;
    for (int n = 2; taken.contains(name); n++) {
      name = stem + "-" + n;
    }
    return name;
  }
}
