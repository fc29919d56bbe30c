package io.github.stm32dfu.host.station;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashJournal;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.journal.BoardMark;
import io.github.stm32dfu.flash.journal.JournalHead;
import io.github.stm32dfu.flash.journal.JournalMatch;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.host.BoardLocks;
import io.github.stm32dfu.host.FileJournal;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import java.nio.file.Path;
import java.util.Optional;

/** The run of one board: locked, with a plan, a journal and a report of its own. */
record BoardRun(
    DfuBootloaders bus,
    Clock clock,
    StationOptions options,
    FirmwareFile file,
    FlashOptions flashOptions,
    CancelToken cancel) {
  FlashReport on(DfuIdentity board, FlashListener listener) throws DfuException {
    return new BoardLocks(options.locks())
        .holding(
            board,
            () ->
                options.journals().isPresent()
                    ? journaled(board, listener, options.journals().get())
                    : flash(board, listener, FlashJournal.none()));
  }

  private FlashReport flash(DfuIdentity board, FlashListener listener, FlashJournal journal)
      throws DfuException {
    try (Bootloader bootloader = bus.open(board)) {
      return new Flasher(bootloader, clock, listener, cancel, journal).flash(file, flashOptions);
    }
  }

  private FlashReport journaled(DfuIdentity board, FlashListener listener, Path folder)
      throws DfuException {
    try (FileJournal store = new FileJournal(folder)) {
      UpdateJournal journal = journal(board, store);
      FlashReport report;
      try {
        report = flash(board, listener, journal);
      } catch (DfuException | RuntimeException failure) {
        closeIfUntouched(journal, failure);
        throw failure;
      }
      journal.close();
      return report;
    }
  }

  /** What an interrupted run of the board wrote down is taken over. */
  private UpdateJournal journal(DfuIdentity board, JournalStore store) throws DfuException {
    BoardMark mark = BoardMark.of(board, Optional.empty());
    JournalHead head = JournalHead.of(mark);
    Optional<UpdateJournal> earlier =
        UpdateJournal.unfinished(store, new JdkSha256()).journals().stream()
            .filter(journal -> journal.head().board().compare(mark) == JournalMatch.YES)
            .findFirst();
    return earlier.isPresent()
        ? earlier.get().supersede(head, file, new JdkSha256())
        : UpdateJournal.begin(store, head, file, new JdkSha256());
  }

  private static void closeIfUntouched(UpdateJournal journal, Exception failure) {
    if (journal.isUntouched()) {
      try {
        journal.close();
      } catch (DfuException unclosed) {
        failure.addSuppressed(unclosed);
      }
    }
  }
}
