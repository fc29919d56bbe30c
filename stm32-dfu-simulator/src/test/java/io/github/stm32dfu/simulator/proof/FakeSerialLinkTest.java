package io.github.stm32dfu.simulator.proof;

import io.github.stm32dfu.simulator.contract.SerialLinkContract;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;

class FakeSerialLinkTest extends SerialLinkContract {
  private FakePort port = new FakePort(Defect.NONE);

  static FakeSerialLinkTest with(Defect defect) {
    FakeSerialLinkTest test = new FakeSerialLinkTest();
    test.port = new FakePort(defect);
    return test;
  }

  @Override
  protected SerialFinder finder() {
    return port;
  }

  @Override
  protected SerialIdentity port() {
    return port.identity;
  }

  @Override
  protected Clock clock() {
    return port.clock;
  }

  @Override
  protected void send(byte[] data) {
    port.send(data);
  }

  @Override
  protected byte[] receive(int count) {
    return port.receive(count);
  }

  @Override
  protected void stall() {
    port.stall();
  }

  @Override
  protected int baudRate() {
    return port.baudRate();
  }

  @Override
  protected void unplug() {
    port.unplug();
  }

  @Override
  protected void after(Duration delay, Happening happening) {
    port.clock.after(delay, happening);
  }
}
