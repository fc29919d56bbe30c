package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.contract.DfuTransportContract;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.usbip.client.UsbIpFinder;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class UsbIpTransportTest extends DfuTransportContract {
  private final SimulatedF373 board = SimulatedF373.rom().clock(Clock.system()).build();
  private UsbIpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = UsbIpServer.start(UsbIpOptions.loopback().withPort(0), List.of(board));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Override
  protected DfuFinder finder() {
    return new UsbIpFinder(UsbIpHost.ofLocal(server.port()));
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
