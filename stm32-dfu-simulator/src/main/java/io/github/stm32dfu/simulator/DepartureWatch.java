package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.silicon.FlashController;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Waits on a board's lock until its device has left. Whoever changes the board notifies; what a
 * board does by itself at a given time is waited for. Its clock must go on by itself, too.
 */
record DepartureWatch(Board board) {
  void await(long attachment) throws InterruptedException {
    synchronized (board) {
      board.catchUp();
      while (present(attachment)) {
        board.wait(nextEvent().map(this::millisUntil).orElse(0L));
        board.catchUp();
      }
    }
  }

  /** Has those who wait look again after a transfer, where there may be something to see. */
  void transferEnded(long attachment) {
    synchronized (board) {
      if (!present(attachment) || nextEvent().isPresent()) {
        board.notifyAll();
      }
    }
  }

  /** {@return whether the device of one enumeration is still there} */
  boolean present(long attachment) {
    synchronized (board) {
      return attachment == board.presence().attachment() && board.visible();
    }
  }

  private Optional<Duration> nextEvent() {
    FlashController flash = board.chip().controller();
    Optional<Duration> done = flash.busy() ? Optional.of(flash.doneAt()) : Optional.empty();
    return Stream.of(done, board.schedule().next())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private long millisUntil(Duration event) {
    return Math.max(1, event.minus(board.clock().now()).plusNanos(999_999).toMillis());
  }
}
