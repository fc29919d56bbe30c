package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.Aftermath;
import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.journal.BoardMark;
import io.github.stm32dfu.flash.journal.JournalHead;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.journey.FlashRun.Unchanged;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The update of a board that was found, with an image that was chosen. */
final class BoardUpdate {
  private final Surroundings around;
  private final UpdateOptions options;
  private final JourneyListener listener;
  private final Lookout lookout;
  private final UpdateImage image;
  private final AppIdentity old;
  private final Optional<UpdateJournal> wanted;
  private final Admission admission;
  private final FlashRun flashRun;
  private final Logbook logbook;
  private final Duration start;
  private final List<String> remarks = new ArrayList<>();

  /** Where the board's application was before, if it ran. */
  private Optional<SerialIdentity> earlier = Optional.empty();

  BoardUpdate(
      Surroundings around,
      UpdateOptions options,
      JourneyListener listener,
      CancelToken cancel,
      Logbook logbook,
      Optional<UpdateJournal> wanted,
      AppIdentity old,
      UpdateImage image,
      Duration start) {
    this.around = around;
    this.options = options;
    this.listener = listener;
    this.lookout = new Lookout(around.clock(), cancel);
    this.image = image;
    this.old = old;
    this.wanted = wanted;
    this.admission = new Admission(image, options.flash());
    this.flashRun = new FlashRun(around, options, listener, cancel);
    this.logbook = logbook;
    this.start = start;
  }

  /** {@return what was done to a board whose application runs} */
  UpdateReport fromApplication(SerialIdentity port) throws DfuException {
    earlier = Optional.of(port);
    admission.check(old);
    remarkOnProduct();
    BoardMark mark = new BoardMark(old.uniqueId(), Optional.empty(), port.portPath());
    // Without the unique id nobody could tell whose journal it is before the bootloader has shown
    // its serial.
    boolean known = old.uniqueId().isPresent();
    Optional<UpdateJournal> interrupted = known ? interrupted(mark) : Optional.empty();
    if (isUpToDate(port)) {
      return upToDate(mark, interrupted, port);
    }
    Optional<UpdateJournal> journal =
        known ? Optional.of(begin(interrupted, mark)) : Optional.empty();
    return onwards(jump(port, journal), journal);
  }

  /** {@return what was done to a board in its bootloader} */
  UpdateReport fromBootloader(DfuIdentity device) throws DfuException {
    return onwards(device, Optional.empty());
  }

  private void remarkOnProduct() {
    if (options.protocol().isEmpty()) {
      remarks.add("the product was not checked: this application cannot be asked");
    } else if (old.product().isEmpty() || image.product().isEmpty()) {
      remarks.add("the product was not checked: the image or the application does not say it");
    }
  }

  /** Whether the application says that it is this version, and its own checksums agree. */
  private boolean isUpToDate(SerialIdentity port) throws DfuException {
    boolean sameVersion = image.version().isPresent() && image.version().equals(old.version());
    if (!sameVersion || options.protocol().isEmpty()) {
      return false;
    }
    try (Interview interview = Interview.at(port, options.protocol().get(), around)) {
      return interview.compare(image.file().image()) == Contents.EQUAL;
    }
  }

  private DfuIdentity jump(SerialIdentity port, Optional<UpdateJournal> journal)
      throws DfuException {
    lookout.stopIfCancelled();
    try {
      return new Jump(around, options, lookout, listener).from(port, old);
    } catch (DfuException | RuntimeException failure) {
      if (journal.isPresent()) {
        closeIfUnchanged(journal.get(), failure);
      }
      throw failure;
    }
  }

  /** Where nothing was changed there is nothing to recover. */
  private static void closeIfUnchanged(UpdateJournal journal, Exception failure) {
    if (journal.isUntouched()) {
      close(journal, failure);
    }
  }

  private static void close(UpdateJournal journal, Exception failure) {
    try {
      journal.close();
    } catch (DfuException unclosed) {
      Aftermath.keep(failure, unclosed);
    }
  }

  private UpdateReport onwards(DfuIdentity bootloader, Optional<UpdateJournal> begun)
      throws DfuException {
    listener.on(new JourneyEvent.InBootloader(bootloader));
    UpdateJournal journal = begun.isPresent() ? begun.get() : beginAt(bootloader);
    List<SerialIdentity> before = around.serial().list();
    FlashReport flash = flash(bootloader, journal);
    requireLeft(bootloader, flash);
    journal.left();
    if (options.protocol().isEmpty()) {
      journal.close();
    }
    Arrival.Back back = arrive(new PortSearch(bootloader.portPath(), earlier, before), journal);
    if (options.protocol().isPresent()) {
      journal.close();
    }
    return report(back, Optional.of(flash));
  }

  private FlashReport flash(DfuIdentity bootloader, UpdateJournal journal) throws DfuException {
    try {
      return flashRun.on(
          bootloader,
          image,
          admission,
          journal,
          earlier.isPresent() ? Unchanged.STARTS_AGAIN : Unchanged.STAYS);
    } catch (DfuException | RuntimeException failure) {
      closeIfUnchanged(journal, failure);
      throw failure;
    }
  }

  private UpdateJournal beginAt(DfuIdentity bootloader) throws DfuException {
    BoardMark mark = BoardMark.of(bootloader, old.uniqueId());
    Optional<UpdateJournal> interrupted = interrupted(mark);
    BoardMark known =
        interrupted.isPresent() && mark.uniqueId().isEmpty()
            ? BoardMark.of(bootloader, interrupted.get().head().board().uniqueId())
            : mark;
    return begin(interrupted, known);
  }

  private UpdateJournal begin(Optional<UpdateJournal> interrupted, BoardMark mark)
      throws DfuException {
    return logbook.begin(
        interrupted,
        new JournalHead(
            mark, image.product(), old.version(), image.version(), Optional.of(image.name())),
        image);
  }

  private Optional<UpdateJournal> interrupted(BoardMark mark) throws DfuException {
    Optional<UpdateJournal> found = logbook.of(mark);
    if (wanted.isPresent()
        && found.filter(journal -> journal.name().equals(wanted.get().name())).isEmpty()) {
      throw new ChoiceException(
          ChoiceException.Kind.NONE,
          "the board that is there, with "
              + mark
              + ", is not the one of the interrupted update: "
              + wanted.get(),
          Hint.CHOOSE_BOARD);
    }
    if (found.isPresent()) {
      listener.on(new JourneyEvent.Resumed(found.get().head().toString()));
    }
    return found;
  }

  /**
   * Where ports are not known, a twin in its bootloader looks as if the board had stayed: then its
   * application's answer is what counts.
   */
  private static void requireLeft(DfuIdentity bootloader, FlashReport flash)
      throws ApplicationException {
    boolean sure = bootloader.portPath().text().isPresent();
    if (sure && flash.left().filter(left -> left != LeaveOutcome.STAYED).isEmpty()) {
      throw new ApplicationException(
          ApplicationException.Kind.NOT_STARTED,
          "the new firmware is written and compared, but the board at "
              + bootloader.portPath()
              + " did not leave its bootloader",
          Hint.REPLUG);
    }
  }

  /** An application that answers, with whatever, is one: there is nothing left to recover. */
  private Arrival.Back arrive(PortSearch search, UpdateJournal journal) throws DfuException {
    try {
      return new Arrival(around, options, lookout, listener).await(search, old, image);
    } catch (ApplicationException answered) {
      switch (answered.kind()) {
        case WRONG_VERSION, WRONG_CONTENTS -> close(journal, answered);
        case STAYED, NO_BOOTLOADER, NOT_STARTED, NOT_BACK, WRONG_BOARD -> {}
      }
      throw answered;
    }
  }

  private UpdateReport upToDate(
      BoardMark mark, Optional<UpdateJournal> interrupted, SerialIdentity port)
      throws DfuException {
    Set<UpdateJournal> finished = new LinkedHashSet<>(logbook.written(mark));
    interrupted.ifPresent(finished::add);
    for (UpdateJournal journal : finished) {
      journal.close();
    }
    return report(new Arrival.Back(port, old, VersionCheck.VERSION), Optional.empty());
  }

  private UpdateReport report(Arrival.Back back, Optional<FlashReport> flash) {
    if (back.check() != VersionCheck.VERSION) {
      remarks.add("the version was not checked");
    }
    remarks.addAll(image.remarks());
    remarks.addAll(logbook.remarks());
    flash.ifPresent(done -> remarks.addAll(done.warnings()));
    return new UpdateReport(
        image,
        old,
        back.application(),
        back.port(),
        back.check(),
        flash,
        around.clock().now().minus(start),
        remarks);
  }
}
