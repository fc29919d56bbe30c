package io.github.stm32dfu.usb;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.contract.DfuTransportContract;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.DfuFinder;

class UsbTransportContractTest extends DfuTransportContract {
  private final SimulatedF373 board = SimulatedF373.rom().build();

  @Override
  protected DfuFinder finder() {
    return Fakes.finder(new FakeBus(() -> BoardDevice.seen(board)), board.clock());
  }

  @Override
  protected void unplug() {
    board.unplug();
  }

  @Override
  protected void silence() {
    long next = board.transferLog().count();
    board.faults(FaultPlan.none().atTransfer(next, new Fault.LostRequest()));
  }
}
