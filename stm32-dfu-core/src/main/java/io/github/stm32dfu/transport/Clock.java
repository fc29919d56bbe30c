package io.github.stm32dfu.transport;

import java.time.Duration;

/** Time as a seam: the machine's own, or a virtual one in tests and simulations. */
public interface Clock {
  /** {@return time since an arbitrary origin; it never goes back} */
  Duration now();

  /**
   * Lets time pass on the calling thread. An interrupt does not shorten it and stays set on the
   * thread.
   *
   * @param time at least this long, zero or more
   */
  void sleep(Duration time);

  /** {@return the clock of the machine} */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
