package io.github.stm32dfu.cli.demo;

import io.github.stm32dfu.host.HostClock;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;

/** Virtual time that keeps pace with the wall's, or runs a number of times as fast. */
public final class PacedClock implements Clock {
  /** Shorter waits are put off until they add up. */
  private static final Duration LEAST_WAIT = Duration.ofMillis(2);

  private final Clock wall;
  private final double speed;
  private final Duration start;
  private Duration now = Duration.ZERO;

  /**
   * Starts at zero.
   *
   * @param wall by which a person lives
   * @param speed seconds of this clock in one of the wall's, more than zero
   */
  public PacedClock(Clock wall, double speed) {
    this.wall = wall;
    this.speed = speed;
    this.start = wall.now();
  }

  /**
   * {@return a clock in real time, or so much faster that some time is over sooner}
   *
   * @param time that something takes on this clock
   * @param longest that a person shall wait for it
   */
  public static PacedClock toLast(Duration time, Duration longest) {
    double ratio = (double) time.toMillis() / longest.toMillis();
    return new PacedClock(HostClock.INSTANCE, Math.max(1, ratio));
  }

  /** {@return seconds of this clock in one of the wall's} */
  public double speed() {
    return speed;
  }

  @Override
  public synchronized Duration now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) {
    now = now.plus(time);
    Duration due = Duration.ofNanos((long) (now.toNanos() / speed));
    Duration ahead = due.minus(wall.now().minus(start));
    if (ahead.compareTo(LEAST_WAIT) >= 0) {
      wall.sleep(ahead);
    }
  }
}
