package io.github.stm32dfu.simulator.app;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.contract.SerialFinderContract;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;

/** What finds the serial ports of simulated boards keeps the contract of all that do. */
class BoardSerialFinderTest extends SerialFinderContract {
  private final SimulatedF373 board = AppImage.running(SimulatedF373.strict());
  private final SerialIdentity port = BoardSerialLinkTest.onlyPort(board);

  @Override
  protected SerialFinder finder() {
    return board.serialFinder();
  }

  @Override
  protected SerialIdentity port() {
    return port;
  }

  @Override
  protected void unplug() {
    board.unplug();
  }
}
