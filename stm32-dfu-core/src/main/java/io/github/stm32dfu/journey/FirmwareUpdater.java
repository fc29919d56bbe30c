package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.Aftermath;
import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Updates a board from its running application and back, on the caller's thread: finds it, asks who
 * it is, refuses what does not belong there, makes it start its bootloader, writes and reads back,
 * starts the new application, and asks that for its version.
 *
 * <p>A board that is in its bootloader already, for whatever reason, is taken from there. Wherever
 * an update is cut, the same call finishes it.
 *
 * <p>{@link #update} is the whole journey. Its first steps can be taken one by one with {@link
 * #find}, {@link #identify} and {@link #enterBootloader}; a {@link
 * io.github.stm32dfu.flash.Flasher} does the rest.
 */
public final class FirmwareUpdater {
  private final Surroundings around;
  private final UpdateOptions options;
  private final JourneyListener listener;
  private final CancelToken cancel;

  /**
   * Prepares journeys.
   *
   * @param around buses, time and journals
   * @param options of each journey
   * @param listener of its events
   * @param cancel by which another thread can end it
   */
  public FirmwareUpdater(
      Surroundings around, UpdateOptions options, JourneyListener listener, CancelToken cancel) {
    this.around = around;
    this.options = options;
    this.listener = listener;
    this.cancel = cancel;
  }

  /**
   * Makes the whole journey with an image that the caller gives. An earlier update of this board
   * that was interrupted is taken over; this image wins over that one.
   *
   * @param image to be put on the board
   * @return what was done
   * @throws DfuException why it was not; its hint says what to do
   */
  public UpdateReport update(UpdateImage image) throws DfuException {
    return update(application -> image);
  }

  /**
   * Makes the whole journey with an image that is chosen when the application has said who it is,
   * as the newest release for it.
   *
   * @param source of the image
   * @return what was done
   * @throws DfuException why it was not; its hint says what to do
   */
  public UpdateReport update(ImageSource source) throws DfuException {
    return endingWithOneEvent(source, Optional.empty());
  }

  /**
   * Finishes an update that was interrupted, with the image in its journal.
   *
   * @param journal one of {@link UpdateJournal#unfinished}
   * @return what was done
   * @throws DfuException why it was not, for example since its board is not there
   */
  public UpdateReport recover(UpdateJournal journal) throws DfuException {
    UpdateImage image =
        new UpdateImage(
            journal.file(),
            journal.head().fileName().orElse("the interrupted update"),
            journal.head().product(),
            journal.head().versionTo(),
            List.of());
    return endingWithOneEvent(application -> image, Optional.of(journal));
  }

  /**
   * {@return the board that is meant, by what it runs}
   *
   * @throws DfuException where there is none, there are several and nobody chose, or a bus cannot
   *     be asked
   */
  public FoundBoard find() throws DfuException {
    return new BoardSearch(around, options, cancel).find(Logbook.open(around, options.chooser()));
  }

  /**
   * {@return what an application says of itself; unknown without a protocol}
   *
   * @param board whose application runs
   * @throws DfuException where its port cannot be opened, or it does not answer
   */
  public AppIdentity identify(FoundBoard.InApplication board) throws DfuException {
    if (options.protocol().isEmpty()) {
      return AppIdentity.unknown();
    }
    try (Interview interview = Interview.at(board.port(), options.protocol().get(), around)) {
      return interview.identify();
    }
  }

  /**
   * Tells an application to go, and waits for the bootloader of that board.
   *
   * @param board whose application runs
   * @param application what it said of itself
   * @return its bootloader, to be opened by {@link io.github.stm32dfu.bootloader.DfuBootloaders}
   * @throws DfuException where it does not go, or no bootloader or another board's appears
   */
  public DfuIdentity enterBootloader(FoundBoard.InApplication board, AppIdentity application)
      throws DfuException {
    return new Jump(around, options, new Lookout(around.clock(), cancel), listener)
        .from(board.port(), application);
  }

  private UpdateReport endingWithOneEvent(ImageSource source, Optional<UpdateJournal> wanted)
      throws DfuException {
    UpdateReport report;
    try {
      report = new Journey(around, options, listener, cancel, source, wanted).run();
    } catch (CancelledException cancelled) {
      tell(new JourneyEvent.Cancelled(cancelled), cancelled);
      throw cancelled;
    } catch (DfuException failure) {
      tell(new JourneyEvent.Failed(failure), failure);
      throw failure;
    }
    listener.on(new JourneyEvent.Finished(report));
    return report;
  }

  /** A listener that fails here as well does not hide why the journey failed. */
  private void tell(JourneyEvent end, DfuException cause) {
    try {
      listener.on(end);
    } catch (RuntimeException fromListener) {
      Aftermath.keep(fromListener, cause);
      throw fromListener;
    }
  }
}
