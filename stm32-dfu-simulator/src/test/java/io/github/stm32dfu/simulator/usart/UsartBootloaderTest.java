package io.github.stm32dfu.simulator.usart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.MemoryMap;
import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.bootloader.UsartPart;
import io.github.stm32dfu.error.MalformedLayoutException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.SimulatedUsart;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.contract.BootloaderContract;
import io.github.stm32dfu.simulator.fault.UsartFaults;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;

/** {@link BootloaderContract} over AN3155 and a simulated line. */
class UsartBootloaderTest extends BootloaderContract {
  private final SimulatedF373 board =
      SimulatedF373.strict().geometry(new FlashGeometry(16, 1024)).build();
  private final SimulatedUsart usart = board.usart();

  @AfterEach
  void noViolations() {
    assertThat(board.violations()).isEmpty();
  }

  @Override
  protected Bootloader open() throws Exception {
    return UsartBootloader.open(
        usart.open(usart.list().get(0), UsartBootloader.USUAL),
        UsartBootloader.USUAL,
        id -> small(),
        board.clock());
  }

  private static UsartPart small() throws MalformedLayoutException {
    return new UsartPart(
        DeviceProfile.stm32f373(),
        new MemoryMap(List.of(MemoryLayout.parse("@Internal Flash  /0x08000000/16*001Kg"))));
  }

  @Override
  protected AddressRange flash() {
    return board.geometry().range();
  }

  @Override
  protected byte[] memory(AddressRange range) {
    return board.memory(range);
  }

  @Override
  protected void load(long address, byte[] data) {
    board.loadFlash(address, data);
  }

  @Override
  protected byte[] startable(long address) {
    byte[] table = new byte[64];
    table[1] = (byte) 0x80;
    table[3] = 0x20;
    for (int i = 0; i < 4; i++) {
      table[4 + i] = (byte) ((address + 9) >> (8 * i));
    }
    return table;
  }

  @Override
  protected OptionalLong startedFrom() {
    return board.running() instanceof Running.Application application
        ? OptionalLong.of(application.vectorTable().address())
        : OptionalLong.empty();
  }

  @Override
  protected void refuse(int transfersAhead) {
    usart.faults(UsartFaults.none().refusing(usart.frames() + transfersAhead));
  }

  @Override
  protected void obey() {
    usart.faults(UsartFaults.none());
  }

  @Override
  protected void unplug() {
    usart.pull();
  }
}
