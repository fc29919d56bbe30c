package io.github.stm32dfu.cli.doctor;

import io.github.stm32dfu.error.TransportException;

/** How far a board that is on the bus let itself be used. */
public sealed interface Contact {
  /**
   * It was opened, answered, and let its flash be read where it can be.
   *
   * @param name of its profile
   */
  record Ready(String name) implements Contact {}

  /**
   * The operating system did not let it be opened.
   *
   * @param kind why
   * @param message of the system
   */
  record NotOpened(TransportException.Kind kind, String message) implements Contact {}

  /**
   * It was opened, and did not come to dfuIDLE.
   *
   * @param message what it did instead
   */
  record Silent(String message) implements Contact {}

  /**
   * It answered, and refused twice in the same way to be read: errVENDOR, which is read protection.
   *
   * @param message with its status
   */
  record Protected(String message) implements Contact {}

  /**
   * It answered, but data did not come through, or not each time.
   *
   * @param message what failed
   */
  record Unsteady(String message) implements Contact {}
}
