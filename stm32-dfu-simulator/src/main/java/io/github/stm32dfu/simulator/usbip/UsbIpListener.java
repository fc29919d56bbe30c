package io.github.stm32dfu.simulator.usbip;

/**
 * Hears what clients do, on the server's threads, several at a time. It must not close the server.
 * What it throws goes to the thread's uncaught exception handler, and the server goes on.
 */
@FunctionalInterface
public interface UsbIpListener {
  /**
   * Hears of one event.
   *
   * @param event for a log
   */
  void on(UsbIpEvent event);

  /** {@return a listener that hears nothing} */
  static UsbIpListener silent() {
    return event -> {};
  }
}
