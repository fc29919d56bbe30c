package io.github.stm32dfu.transport;

import java.time.Duration;

/** Time as a seam: the machine's own, or a virtual one in tests and simulations. */
public interface Clock {
  /** {@return time since an arbitrary origin; it never goes back} */
  Duration now();

  /**
   * Lets time pass on the calling thread. An interrupt ends the wait early and stays set on the
   * thread.
   *
   * @param time at least this long, zero or more
   */
  void sleep(Duration time);

  /**
   * Lets time pass to its end although the thread is interrupted; the interrupt is set again then.
   *
   * @param time at least this long; nothing where it is negative
   */
  default void sleepThrough(Duration time) {
    Duration end = now().plus(time);
    boolean interrupted = false;
    for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = end.minus(now())) {
      sleep(left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@return the clock of the machine} */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
