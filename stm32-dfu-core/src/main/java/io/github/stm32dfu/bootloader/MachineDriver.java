package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.Action;
import io.github.stm32dfu.protocol.Answer;
import io.github.stm32dfu.protocol.Machine;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;

/** Performs what machines ask for, one action after the other, on the caller's thread. */
final class MachineDriver {
  private final DfuTransport transport;
  private final Clock clock;
  private final Duration transferTimeout;
  private long transfers;

  MachineDriver(DfuTransport transport, Clock clock, Duration transferTimeout) {
    this.transport = transport;
    this.clock = clock;
    this.transferTimeout = transferTimeout;
  }

  <R> R run(Machine<R> machine) throws DfuException {
    Action<R> action = machine.start();
    while (true) {
      if (action instanceof Action.Done<R> done) {
        return done.result();
      }
      action = machine.next(perform(action));
    }
  }

  void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    transfers++;
    transport.selectAlternateSetting(bAlternateSetting);
  }

  long transfers() {
    return transfers;
  }

  private Answer perform(Action<?> action) {
    if (action instanceof Action.Wait<?> wait) {
      // Polling early breaks operations on some ROMs, so an interrupt must not turn waiting into
      // it.
      clock.sleepThrough(Duration.ofMillis(wait.millis()));
      return new Answer.Completed();
    }
    transfers++;
    try {
      if (action instanceof Action.In<?> in) {
        return new Answer.Received(
            transport.controlIn(in.request(), in.wValue(), in.wLength(), transferTimeout));
      }
      if (action instanceof Action.Out<?> out) {
        transport.controlOut(out.request(), out.wValue(), out.data(), transferTimeout);
        return new Answer.Completed();
      }
    } catch (TransportException failure) {
      return new Answer.Failed(failure);
    }
    throw new IllegalStateException("not to be performed: " + action);
  }
}
