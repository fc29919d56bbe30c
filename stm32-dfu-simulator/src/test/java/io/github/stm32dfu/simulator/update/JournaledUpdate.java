package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.journal.BoardMark;
import io.github.stm32dfu.flash.journal.JournalHead;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.UnfinishedUpdates;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.PortPath;
import java.util.Optional;

/** An update as a program makes it that writes down what it does. */
final class JournaledUpdate {
  private static final ContentHash HASH = new JdkSha256();
  private static final JournalHead HEAD =
      JournalHead.of(new BoardMark(Optional.empty(), Optional.of("A"), PortPath.of("1-1")));

  private final SimulatedF373 board;
  private final MortalHost host;
  private final JournalStore store;

  JournaledUpdate(SimulatedF373 board, MemoryDisk disk) {
    this(board, disk, MortalHost.immortal());
  }

  JournaledUpdate(SimulatedF373 board, MemoryDisk disk, MortalHost host) {
    this.board = board;
    this.host = host;
    this.store = host.on(disk);
  }

  /** {@return the journal of a new update} */
  static UpdateJournal begin(JournalStore store, FirmwareFile file) throws DfuException {
    return UpdateJournal.begin(store, HEAD, file, HASH);
  }

  /** {@return the journal that an interrupted update left} */
  static Optional<UpdateJournal> find(JournalStore store) throws DfuException {
    UnfinishedUpdates all = UpdateJournal.unfinished(store, HASH);
    assertThat(all.problems()).isEmpty();
    assertThat(all.journals()).hasSizeLessThanOrEqualTo(1);
    return all.journals().stream().findFirst();
  }

  /** {@return the journal of a new update, which takes over what an older one left} */
  UpdateJournal journal(FirmwareImage image) throws DfuException {
    Optional<UpdateJournal> old = unfinished();
    return old.isPresent()
        ? old.get().supersede(HEAD, Update.file(image), HASH)
        : begin(store, Update.file(image));
  }

  /** {@return the journal that an interrupted update of this board left} */
  Optional<UpdateJournal> unfinished() throws DfuException {
    return find(store);
  }

  /** Puts an image on the board, and forgets about it once it is there. */
  void flash(FirmwareImage image) throws DfuException {
    finish(journal(image));
  }

  /** Does what a journal says, and drops it. */
  void finish(UpdateJournal journal) throws DfuException {
    flash(journal, FlashListener.silent(), new CancelToken());
    journal.close();
  }

  FlashReport flash(UpdateJournal journal, FlashListener listener, CancelToken cancel)
      throws DfuException {
    try (Bootloader bootloader = Update.open(host.on(board.finder()), board.clock())) {
      return new Flasher(bootloader, board.clock(), listener, cancel, journal)
          .flash(journal.file(), FlashOptions.safe());
    }
  }
}
