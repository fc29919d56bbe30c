package io.github.stm32dfu.simulator.update;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.DfuSeBootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.simulator.contract.SimulatedBootloaderContract;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuTransport;

class DfuSeBootloaderTest extends SimulatedBootloaderContract {
  @Override
  protected Bootloader open(DfuTransport transport, Clock clock) throws DfuException {
    return DfuSeBootloader.open(transport, DeviceProfile.stm32f373(), clock, () -> false);
  }
}
