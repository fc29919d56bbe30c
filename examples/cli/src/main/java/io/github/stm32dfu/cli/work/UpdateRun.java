package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.document.UpdateDocument;
import io.github.stm32dfu.cli.progress.JourneyProgress;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.journal.UnfinishedUpdates;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.ImageSource;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateOptions;

/** A journey, watched. */
public final class UpdateRun {
  private final Surroundings around;
  private final FirmwareUpdater updater;

  /**
   * Prepares journeys.
   *
   * @param source of boards
   * @param options of each journey
   * @param watch who sees it
   */
  public UpdateRun(BoardSource source, UpdateOptions options, Watch watch) {
    this.around =
        new Surroundings(
            source.finder(), source.ports(), source.clock(), source.journals(), new JdkSha256());
    this.updater =
        new FirmwareUpdater(around, options, new JourneyProgress(watch.progress()), watch.cancel());
  }

  /**
   * {@return what was done to a board}
   *
   * @param images where the image comes from
   * @throws DfuException why it was not done
   */
  public UpdateDocument update(ImageSource images) throws DfuException {
    return new UpdateDocument(updater.update(images));
  }

  /**
   * {@return what was done to finish an interrupted update}
   *
   * @param journal of that update
   * @throws DfuException why it was not done
   */
  public UpdateDocument recover(UpdateJournal journal) throws DfuException {
    return new UpdateDocument(updater.recover(journal));
  }

  /**
   * {@return the updates that were interrupted}
   *
   * @throws DfuException where the journals cannot be read
   */
  public UnfinishedUpdates unfinished() throws DfuException {
    return UpdateJournal.unfinished(around.journals(), around.hash());
  }

  /**
   * Drops what is known of an interrupted update.
   *
   * @param name of its journal
   * @throws DfuException where the journals cannot be written, or another program uses this one
   */
  public void forget(String name) throws DfuException {
    around.journals().claim(name);
    around.journals().delete(name);
  }
}
