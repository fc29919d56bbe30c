package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.journey.application.RunningApplication;

/**
 * What makes a running application give way to its bootloader. Immutable and without state: one
 * trigger serves any number of boards.
 */
public interface BootloaderTrigger {
  /** What is known after a trigger was pulled. Only the bootloader's appearance is proof. */
  enum Outcome {
    /** The application said that it goes. */
    ACKNOWLEDGED,
    /** All was sent, or the port vanished on the way, as it does when an application jumps. */
    SENT
  }

  /** {@return what it is for people, such as {@code the line "bootloader!"}} */
  String description();

  /**
   * Opens the application's port, tells it to go, and closes the port again: one that stays open
   * would keep its name busy, and the board would come back under another.
   *
   * @param application that runs
   * @return what was seen
   * @throws DfuException where it could not be told, or answered that it does not go
   */
  Outcome pull(RunningApplication application) throws DfuException;
}
