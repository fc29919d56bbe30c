package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.silicon.FlashController;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Waits on a board's lock for what happens to it. Whoever changes the board notifies; what a board
 * does by itself at a given time is waited for. Its clock must go on by itself, too.
 */
record BoardWatch(Board board) {
  void awaitDeparture(long attachment) throws InterruptedException {
    synchronized (board) {
      board.catchUp();
      while (board.present(attachment)) {
        pause();
      }
    }
  }

  /** Waits until there may be something new, and brings the board up to date; wants the lock. */
  void pause() throws InterruptedException {
    board.wait(nextEvent().map(this::millisUntil).orElse(0L));
    board.catchUp();
  }

  /** Has those who wait look again after a transfer, where there may be something to see. */
  void transferEnded(long attachment) {
    synchronized (board) {
      if (!board.present(attachment) || nextEvent().isPresent()) {
        board.notifyAll();
      }
    }
  }

  /** {@return when the board will next do something by itself; wants the lock} */
  Optional<Duration> nextEvent() {
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
