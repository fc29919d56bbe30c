package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;

/**
 * Sees a device go. A board whose pull-up on D+ is fixed cannot show its disconnect: the host
 * believes that the bootloader is still there until the port is reset.
 */
final class Departure {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final DfuTransport transport;
  private final Clock clock;
  private final Presence presence;

  Departure(DfuTransport transport, Clock clock, Presence presence) {
    this.transport = transport;
    this.clock = clock;
    this.presence = presence;
  }

  /** {@return the outcome after the device went, was reset off the bus, or stayed} */
  LeaveOutcome await(LeaveOutcome taken) throws TransportException {
    return gone() ? taken : byReset(taken);
  }

  /** {@return the outcome after the port of a device was reset that waits for just that} */
  LeaveOutcome byReset(LeaveOutcome taken) throws TransportException {
    try {
      transport.resetPort();
    } catch (TransportException failure) {
      if (failure.kind() != TransportException.Kind.DISCONNECTED) {
        return LeaveOutcome.STAYED;
      }
    }
    return gone() ? taken : LeaveOutcome.STAYED;
  }

  private boolean gone() throws TransportException {
    Duration deadline = clock.now().plus(PATIENCE);
    while (presence.onBus()) {
      if (clock.now().compareTo(deadline) >= 0) {
        return false;
      }
      clock.sleep(PAUSE);
    }
    return true;
  }
}
