package io.github.stm32dfu.host.station;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.transport.DfuIdentity;

/**
 * Lets one thread at a time tell the listener, and nobody any more once the listener has failed.
 */
final class OneAtATime {
  private final StationListener listener;
  private boolean failed;

  OneAtATime(StationListener listener) {
    this.listener = listener;
  }

  private synchronized void tell(StationEvent event) {
    if (failed) {
      return;
    }
    failed = true;
    listener.on(event);
    failed = false;
  }

  /** {@return what tells of one board} */
  Teller of(DfuIdentity board) {
    return new Teller(board);
  }

  /** Tells of one board, and sees to it that its last event says how it ended. */
  final class Teller implements FlashListener {
    private final DfuIdentity board;
    private boolean ended;

    private Teller(DfuIdentity board) {
      this.board = board;
    }

    @Override
    public void on(FlashEvent event) {
      ended |=
          event instanceof FlashEvent.Finished
              || event instanceof FlashEvent.Failed
              || event instanceof FlashEvent.Cancelled;
      tell(new StationEvent(board, event));
    }

    /** A board that could not be opened has not said anything yet. */
    void endWith(DfuException failure) {
      if (!ended) {
        on(new FlashEvent.Failed(failure));
      }
    }
  }
}
