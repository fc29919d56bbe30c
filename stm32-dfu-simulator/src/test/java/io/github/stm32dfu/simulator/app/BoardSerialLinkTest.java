package io.github.stm32dfu.simulator.app;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.contract.SerialLinkContract;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;

/** The serial port of a simulated board keeps the contract of all serial ports. */
class BoardSerialLinkTest extends SerialLinkContract {
  private final HappeningClock clock = new HappeningClock();
  private final OpenEnd end = new OpenEnd();
  private final SimulatedF373 board =
      AppImage.running(SimulatedF373.strict().clock(clock).application(end.application()));
  private final SerialIdentity port = onlyPort(board);

  static SerialIdentity onlyPort(SimulatedF373 board) {
    try {
      return board.serialFinder().list().get(0);
    } catch (TransportException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  protected SerialFinder finder() {
    return board.serialFinder();
  }

  @Override
  protected SerialIdentity port() {
    return port;
  }

  @Override
  protected Clock clock() {
    return clock;
  }

  @Override
  protected void send(byte[] data) {
    end.send(data);
  }

  @Override
  protected byte[] receive(int count) {
    return end.receive(count);
  }

  @Override
  protected void stall() {
    end.stall();
  }

  @Override
  protected int baudRate() {
    return end.baudRate();
  }

  @Override
  protected void unplug() {
    board.unplug();
  }

  @Override
  protected void after(Duration delay, Happening happening) {
    clock.after(delay, happening);
  }
}
