package io.github.stm32dfu.flash;

/** Hears of a run. An exception from it ends the run safely and comes out of the call. */
@FunctionalInterface
public interface FlashListener {
  /**
   * Hears of one event, on the thread of the run.
   *
   * @param event in the order that {@link FlashEvent} gives
   */
  void on(FlashEvent event);

  /** {@return a listener that hears nothing} */
  static FlashListener silent() {
    return event -> {};
  }
}
