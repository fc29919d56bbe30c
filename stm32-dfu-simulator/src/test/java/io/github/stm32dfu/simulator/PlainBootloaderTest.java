package io.github.stm32dfu.simulator;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.simulator.contract.SimulatedBootloaderContract;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuTransport;

class PlainBootloaderTest extends SimulatedBootloaderContract {
  @Override
  protected Bootloader open(DfuTransport transport, Clock clock) throws DfuException {
    return new PlainBootloader(transport, clock);
  }
}
