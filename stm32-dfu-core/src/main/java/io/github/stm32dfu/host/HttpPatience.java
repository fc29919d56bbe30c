package io.github.stm32dfu.host;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import java.time.Duration;

/** How long one download is still waited for. */
final class HttpPatience {
  private final HttpSettings settings;
  private final Duration end;

  HttpPatience(HttpSettings settings) {
    this.settings = settings;
    this.end = settings.clock().now().plus(settings.times().total());
  }

  /** Gives up where somebody cancelled, or where the time is over. */
  void check(HttpAddress place) throws DfuException {
    if (settings.cancel().isCancelled()) {
      throw new CancelledException("cancelled while " + place + " was fetched", Hint.NONE);
    }
    if (isOver()) {
      throw new ReleaseException(
          ReleaseException.Kind.UNREACHABLE,
          place + " was not there after " + settings.times().total().toMillis() + " ms",
          Hint.CHECK_NETWORK);
    }
  }

  /** {@return whether the time for all of it is over} */
  boolean isOver() {
    return left().isNegative();
  }

  /** {@return milliseconds that one step may take, at least 1: 0 would mean for ever} */
  int millis(Duration most) {
    Duration least = left().compareTo(most) < 0 ? left() : most;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, least.toMillis()));
  }

  private Duration left() {
    return end.minus(settings.clock().now());
  }
}
