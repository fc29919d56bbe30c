package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.TransportException;

/** What came of a machine's last {@link Action}. */
public sealed interface Answer {
  /** The data were sent, or the time has passed. */
  record Completed() implements Answer {}

  /**
   * The device answered.
   *
   * @param data as received, perhaps fewer bytes than were wanted
   */
  record Received(byte[] data) implements Answer {}

  /**
   * The transfer failed.
   *
   * @param cause with its kind
   */
  record Failed(TransportException cause) implements Answer {}
}
