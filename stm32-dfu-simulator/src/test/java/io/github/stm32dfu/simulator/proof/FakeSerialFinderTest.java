package io.github.stm32dfu.simulator.proof;

import io.github.stm32dfu.simulator.contract.SerialFinderContract;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;

class FakeSerialFinderTest extends SerialFinderContract {
  private FakePort port = new FakePort(Defect.NONE);

  static FakeSerialFinderTest with(Defect defect) {
    FakeSerialFinderTest test = new FakeSerialFinderTest();
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
  protected void unplug() {
    port.unplug();
  }
}
