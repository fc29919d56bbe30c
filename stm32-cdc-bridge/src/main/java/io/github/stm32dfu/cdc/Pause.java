package io.github.stm32dfu.cdc;

import io.github.stm32dfu.transport.Clock;
import java.time.Duration;

/** Waits on a clock, to the end although the thread is interrupted, which it stays. */
record Pause(Clock clock) {
  private static final Duration SHORTEST = Duration.ofNanos(100_000);
  private static final Duration LONGEST = Duration.ofMillis(10);

  void of(Duration time) {
    Duration end = clock.now().plus(time);
    boolean interrupted = false;
    while (clock.now().compareTo(end) < 0) {
      clock.sleep(end.minus(clock.now()));
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits before the next look at something that has been awaited since a while: the longer it
   * took, the longer, so that a quick answer is seen at once and a long wait costs little.
   *
   * @param since when it is awaited
   * @param until when it is awaited
   */
  void beforeNextLook(Duration since, Duration until) {
    Duration now = clock.now();
    of(least(until.minus(now), least(LONGEST, most(SHORTEST, now.minus(since).dividedBy(32)))));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration most(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
