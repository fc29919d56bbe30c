package io.github.stm32dfu.simulator.usbip;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a server told, to be waited for. */
final class Events implements UsbIpListener {
  private final BlockingQueue<UsbIpEvent> told = new LinkedBlockingQueue<>();

  @Override
  public void on(UsbIpEvent event) {
    told.add(event);
  }

  void forget() {
    told.clear();
  }

  /** {@return the next event of that kind; others before it are forgotten} */
  <T extends UsbIpEvent> T next(Class<T> kind) throws InterruptedException {
    while (true) {
      UsbIpEvent event = told.poll(20, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " in 20 s");
      }
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
  }
}
