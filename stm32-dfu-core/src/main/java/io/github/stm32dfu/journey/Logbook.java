package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.flash.journal.BoardMark;
import io.github.stm32dfu.flash.journal.JournalHead;
import io.github.stm32dfu.flash.journal.JournalMatch;
import io.github.stm32dfu.flash.journal.UnfinishedUpdates;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.flash.journal.UpdateStage;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The updates that were interrupted on this computer, and which of them is a board's. */
final class Logbook {
  private final Surroundings around;
  private final DeviceChooser chooser;
  private final List<UpdateJournal> journals;
  private final List<String> remarks = new ArrayList<>();

  private Logbook(Surroundings around, DeviceChooser chooser, UnfinishedUpdates found) {
    this.around = around;
    this.chooser = chooser;
    this.journals = found.journals();
    found
        .problems()
        .forEach(problem -> remarks.add("an unfinished update cannot be read: " + problem));
  }

  static Logbook open(Surroundings around, DeviceChooser chooser) throws DfuException {
    return new Logbook(around, chooser, UpdateJournal.unfinished(around.journals(), around.hash()));
  }

  boolean isEmpty() {
    return journals.isEmpty();
  }

  List<UpdateJournal> journals() {
    return journals;
  }

  /** {@return what a person should know of it} */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** {@return those bootloaders that are surely of boards whose updates were interrupted} */
  List<DfuIdentity> interrupted(List<DfuIdentity> devices) {
    return devices.stream()
        .filter(
            device -> !matching(BoardMark.of(device, Optional.empty()), JournalMatch.YES).isEmpty())
        .toList();
  }

  /**
   * {@return the journal of a board}
   *
   * @throws DfuException where only a person could tell, none does, and bytes would be lost
   */
  Optional<UpdateJournal> of(BoardMark board) throws DfuException {
    List<UpdateJournal> its = matching(board, JournalMatch.YES);
    if (its.size() == 1) {
      return Optional.of(its.get(0));
    }
    List<UpdateJournal> perhaps = its.isEmpty() ? matching(board, JournalMatch.ASK) : its;
    if (perhaps.isEmpty()) {
      return Optional.empty();
    }
    Optional<UpdateJournal> chosen =
        chooser.choose(DeviceChooser.Question.WHICH_INTERRUPTED_UPDATE, perhaps);
    if (chosen.isPresent()) {
      return chosen;
    }
    if (!its.isEmpty()) {
      throw new ChoiceException(
          ChoiceException.Kind.SEVERAL,
          "several updates of this board were interrupted: " + its,
          Hint.RECOVER_OR_FORGET);
    }
    requireNothingKept(perhaps);
    remarks.add("perhaps an update of this board was interrupted: " + perhaps);
    return Optional.empty();
  }

  /**
   * {@return a journal for an update that begins; what an earlier one of this board wrote down is
   * taken over}
   */
  UpdateJournal begin(Optional<UpdateJournal> earlier, JournalHead head, UpdateImage image)
      throws DfuException {
    if (earlier.isEmpty()) {
      return UpdateJournal.begin(around.journals(), head, image.file(), around.hash());
    }
    return earlier.get().image().equals(image.file().image())
        ? earlier.get()
        : earlier.get().supersede(head, image.file(), around.hash());
  }

  /**
   * {@return journals that may be of a board and are about updates of which all was read back and
   * compared: they wait only for the new application to answer}
   */
  List<UpdateJournal> written(BoardMark board) {
    return journals.stream()
        .filter(journal -> journal.stage() != UpdateStage.WRITING)
        .filter(journal -> journal.head().board().compare(board) != JournalMatch.NO)
        .toList();
  }

  private List<UpdateJournal> matching(BoardMark board, JournalMatch match) {
    return journals.stream()
        .filter(journal -> journal.head().board().compare(board) == match)
        .toList();
  }

  private static void requireNothingKept(List<UpdateJournal> perhaps) throws RefusedException {
    boolean kept =
        perhaps.stream()
            .flatMap(journal -> journal.begun().stream())
            .anyMatch(page -> page.before().isPresent());
    if (kept) {
      throw new RefusedException(
          Refusal.INTERRUPTED_UPDATE,
          "perhaps an update of this board was interrupted, and holds bytes that are nowhere else: "
              + perhaps,
          Hint.RECOVER_OR_FORGET);
    }
  }

  /** {@return the interrupted updates, for people} */
  @Override
  public String toString() {
    return journals.toString();
  }
}
