package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.ScriptedPort;
import java.util.List;

/** Running applications for tests of triggers. */
final class Applications {
  private Applications() {}

  /** {@return the application behind a port, on a bus with nothing on it} */
  static RunningApplication behind(ScriptedPort port, Clock clock) {
    return new RunningApplication(port.identity(), port, new EmptyBus(), clock);
  }

  private static final class EmptyBus implements DfuFinder {
    @Override
    public List<DfuIdentity> list() {
      return List.of();
    }

    @Override
    public DfuTransport open(DfuIdentity device) {
      throw new AssertionError("there is no device");
    }
  }
}
