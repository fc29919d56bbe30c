package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;

/**
 * A port that fails once an application was told to go. That is how it looks when it goes: the
 * device leaves the bus in the middle of a transfer, or stops taking bytes just before.
 */
final class Vanishing {
  private Vanishing() {}

  /**
   * {@return that the trigger was sent, where the failure is a port that vanished}
   *
   * @param failure of a call that came after the first byte, or with it
   * @throws TransportException the failure, where it is another one
   */
  static Outcome orThrow(TransportException failure) throws TransportException {
    return switch (failure.kind()) {
      case DISCONNECTED, TIMEOUT, IO -> Outcome.SENT;
      case STALL, ACCESS_DENIED, BUSY, UNSUPPORTED -> throw failure;
    };
  }
}
