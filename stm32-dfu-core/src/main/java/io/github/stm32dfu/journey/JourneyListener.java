package io.github.stm32dfu.journey;

/** Hears of a journey. An exception from it ends the journey safely and comes out of the call. */
@FunctionalInterface
public interface JourneyListener {
  /**
   * Hears of one event, on the thread of the journey.
   *
   * @param event in the order that {@link JourneyEvent} gives
   */
  void on(JourneyEvent event);

  /** {@return a listener that hears nothing} */
  static JourneyListener silent() {
    return event -> {};
  }
}
