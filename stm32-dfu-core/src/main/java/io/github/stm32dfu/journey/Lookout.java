package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.Optional;

/** Looks again and again, since not every host tells when a device comes or goes. */
final class Lookout {
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final Clock clock;
  private final CancelToken cancel;

  Lookout(Clock clock, CancelToken cancel) {
    this.clock = clock;
    this.cancel = cancel;
  }

  /** One look. */
  interface Look<T> {
    /** {@return what was looked for, if it is there} */
    Optional<T> at() throws DfuException;
  }

  /** {@return what was looked for, or nothing once the time is over; looks at least once} */
  <T> Optional<T> until(Duration within, Look<T> look) throws DfuException {
    Duration deadline = clock.now().plus(within);
    while (true) {
      Optional<T> found = look.at();
      if (found.isPresent()) {
        return found;
      }
      Duration left = deadline.minus(clock.now());
      if (left.isNegative() || left.isZero()) {
        return Optional.empty();
      }
      clock.sleep(left.compareTo(INTERVAL) < 0 ? left : INTERVAL);
      stopIfCancelled();
    }
  }

  void stopIfCancelled() throws CancelledException {
    if (cancel.isCancelled() || Thread.currentThread().isInterrupted()) {
      throw new CancelledException("cancelled between two steps of the update", Hint.RUN_AGAIN);
    }
  }
}
