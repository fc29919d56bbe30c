package io.github.stm32dfu.bed;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.contract.DfuTransportContract;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of all transports, through libusb and the kernel. */
@RealUsb
final class UsbTransportIT extends DfuTransportContract {
  private final SimulatedF373 board = SimulatedF373.rom().clock(Clock.system()).build();
  private PluggedBoards plugged;

  @BeforeEach
  void plug() throws IOException {
    plugged = PluggedBoards.plug(board);
  }

  @AfterEach
  void close() throws IOException {
    plugged.close();
  }

  @Override
  protected DfuFinder finder() {
    return UsbDfu.finder();
  }

  @Override
  protected void unplug() throws IOException {
    board.unplug();
    PluggedBoards.awaitAbsence(board);
  }

  @Override
  protected void silence() {
    long next = board.transferLog().count();
    board.faults(FaultPlan.none().atTransfer(next, new Fault.LostRequest()));
  }
}
