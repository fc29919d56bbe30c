package io.github.stm32dfu.simulator.app;

/** What a {@link Conversation} can do. Safe for several threads, for as long as the board lives. */
public interface Voice {
  /**
   * Sends bytes to the host, in the manner of the application: after its delay, in its fragments,
   * or, where it is silent, not at all.
   *
   * @param bytes of any content
   */
  void say(byte[] bytes);

  /** Gives way to the bootloader, in the manner of the application, once all is said. */
  void startBootloader();
}
