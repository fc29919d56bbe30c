package io.github.stm32dfu.host.station;

/**
 * Hears what happens to all boards. Never called by two threads at once, but by several in turn. An
 * exception ends the runs of all boards as a cancellation does, and comes out of {@link
 * Station#flash}.
 */
@FunctionalInterface
public interface StationListener {
  /**
   * Hears of one event.
   *
   * @param event that happened
   */
  void on(StationEvent event);

  /** {@return one that does nothing} */
  static StationListener silent() {
    return event -> {};
  }
}
