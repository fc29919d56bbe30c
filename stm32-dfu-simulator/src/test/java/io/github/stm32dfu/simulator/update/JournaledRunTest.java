package io.github.stm32dfu.simulator.update;

import static io.github.stm32dfu.simulator.update.JournalScene.IMAGE;
import static io.github.stm32dfu.simulator.update.JournalScene.OLD;
import static io.github.stm32dfu.simulator.update.JournalScene.board;
import static io.github.stm32dfu.simulator.update.JournalScene.endsWell;
import static io.github.stm32dfu.simulator.update.JournalScene.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashJournal;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.flash.journal.UpdateStage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.SimulatedDfu11;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a run and its journal get along. */
class JournaledRunTest {
  @Test
  void aPageThatCannotBeNotedIsNotTouched() throws Exception {
    for (int notes = 0; notes < 3; notes++) {
      SimulatedF373 board = board();
      MemoryDisk disk = new MemoryDisk();
      JournaledUpdate update = new JournaledUpdate(board, disk);
      UpdateJournal journal = update.journal(IMAGE);
      Limited full = new Limited(journal, notes);

      try (Bootloader bootloader = Update.open(board)) {
        Flasher flasher = flasher(bootloader, board, full);
        assertThatThrownBy(() -> flasher.flash(journal.file(), FlashOptions.safe()))
            .isInstanceOfSatisfying(
                JournalException.class,
                cause -> assertThat(cause.hint()).isEqualTo(Hint.FREE_DISK_SPACE));
      }

      byte[] flash = board.flash();
      for (AddressRange page : full.refused) {
        int from = (int) (page.start() - Update.BASE);
        assertThat(slice(flash, from)).as("page %s", page).isEqualTo(slice(OLD, from));
      }
      assertThat(full.refused).isNotEmpty();
      new JournaledUpdate(board, disk).flash(IMAGE);
      endsWell(board, disk, with(OLD, IMAGE), "after " + notes + " notes");
    }
  }

  @Test
  void aPlanIsForItsJournal() throws Exception {
    SimulatedF373 board = board();
    UpdateJournal journal = new JournaledUpdate(board, new MemoryDisk()).journal(IMAGE);
    try (Bootloader bootloader = Update.open(board)) {
      FlashPlan plan =
          flasher(bootloader, board, journal).plan(journal.file(), FlashOptions.safe());
      Flasher careless = flasher(bootloader, board, FlashJournal.none());

      assertThatThrownBy(() -> careless.execute(plan)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(board.flash()).isEqualTo(OLD);
  }

  /** It has no pages: all of it is in place, or nothing. */
  @Test
  void aStreamIsNotedAsAWhole() throws Exception {
    byte[] payload = StreamUpdate.payload(1000, 1);
    SimulatedDfu11 device = SimulatedDfu11.builder().build();
    MemoryDisk disk = new MemoryDisk();
    UpdateJournal journal = JournaledUpdate.begin(disk, StreamUpdate.file(payload));

    try (Bootloader bootloader = StreamUpdate.open(device)) {
      UpdateJournal found = JournaledUpdate.find(disk).orElseThrow();
      new Flasher(bootloader, device.clock(), FlashListener.silent(), new CancelToken(), found)
          .flash(found.file(), FlashOptions.safe());
      assertThat(found.begun()).isEmpty();
      assertThat(found.stage()).isEqualTo(UpdateStage.VERIFIED);
    }

    assertThat(device.running()).hasValue(payload);
    assertThat(journal.name()).isEqualTo(JournaledUpdate.find(disk).orElseThrow().name());
  }

  private static Flasher flasher(Bootloader bootloader, SimulatedF373 board, FlashJournal journal) {
    return new Flasher(
        bootloader, board.clock(), FlashListener.silent(), new CancelToken(), journal);
  }

  private static byte[] slice(byte[] flash, int from) {
    return Arrays.copyOfRange(flash, from, from + JournalScene.TINY.pageSize());
  }

  /** Has room for some notes, and then none. */
  private static final class Limited implements FlashJournal {
    private final FlashJournal journal;
    private int left;
    private List<AddressRange> refused = List.of();

    Limited(FlashJournal journal, int notes) {
      this.journal = journal;
      this.left = notes;
    }

    @Override
    public Keeping keeping() {
      return journal.keeping();
    }

    @Override
    public List<BegunPage> begun() {
      return journal.begun();
    }

    @Override
    public void begins(List<BegunPage> pages) throws DfuException {
      if (left == 0) {
        refused = pages.stream().map(BegunPage::range).toList();
        throw new JournalException(JournalException.Kind.NO_ROOM, "full", Hint.FREE_DISK_SPACE);
      }
      left--;
      journal.begins(pages);
    }

    @Override
    public void ends(List<AddressRange> pages) throws DfuException {
      journal.ends(pages);
    }

    @Override
    public void verified() throws DfuException {
      journal.verified();
    }
  }
}
