package io.github.stm32dfu.simulator.cdc;

import java.time.Duration;

/** What an application can do with the board that it runs on. */
public interface AppBoard {
  /** {@return the time} */
  Duration now();

  /**
   * Has something happen later, unless the application has ended by then.
   *
   * @param delay from now
   * @param event that happens
   */
  void later(Duration delay, Runnable event);

  /**
   * Does something now, on whatever thread.
   *
   * @param deed that is done
   */
  void act(Runnable deed);

  /** It is not on USB any more; whether the host notices is the pull-up's matter. */
  void leaveBus();

  /** It answers nothing any more, and the host does not notice. */
  void freeze();

  /** It ends, and the ROM starts. */
  void startRom();

  /** It ends by a reset: the pins decide what starts. */
  void restart();
}
