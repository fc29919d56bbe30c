package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;
import java.util.Optional;

/**
 * One journey: finds the board, asks its application, chooses the image for it, and updates it.
 *
 * @param around buses, time and journals
 * @param options of the journey
 * @param listener of its events
 * @param cancel by which it is ended
 * @param source of the image
 * @param wanted the interrupted update that is to be finished, if it is that
 */
record Journey(
    Surroundings around,
    UpdateOptions options,
    JourneyListener listener,
    CancelToken cancel,
    ImageSource source,
    Optional<UpdateJournal> wanted) {
  UpdateReport run() throws DfuException {
    Duration start = around.clock().now();
    Logbook logbook = Logbook.open(around, options.chooser());
    FoundBoard board = new BoardSearch(around, options, cancel).find(logbook);
    listener.on(new JourneyEvent.Found(board));
    if (board instanceof FoundBoard.InApplication running) {
      AppIdentity application = identify(running.port());
      return update(logbook, application, start).fromApplication(running.port());
    }
    return update(logbook, AppIdentity.unknown(), start)
        .fromBootloader(((FoundBoard.InBootloader) board).device());
  }

  /** The port is given back before the image is chosen, which may take a download. */
  AppIdentity identify(SerialIdentity port) throws DfuException {
    if (options.protocol().isEmpty()) {
      return AppIdentity.unknown();
    }
    try (Interview interview = Interview.at(port, options.protocol().get(), around)) {
      AppIdentity application = interview.identify();
      listener.on(new JourneyEvent.Identified(application));
      return application;
    }
  }

  private BoardUpdate update(Logbook logbook, AppIdentity application, Duration start)
      throws DfuException {
    UpdateImage image = source.imageFor(application);
    return new BoardUpdate(
        around, options, listener, cancel, logbook, wanted, application, image, start);
  }
}
