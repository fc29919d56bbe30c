package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.simulator.usb.UsbDevice;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What comes to bulk endpoint 1 goes back from it; a transfer to the host waits for something.
 * Endpoint 2 is full of zeros, endpoint 3 has a defect.
 */
final class EchoDevice implements UsbDevice, UsbAttachment {
  private final BlockingQueue<byte[]> held = new LinkedBlockingQueue<>();
  private final Semaphore zeros = new Semaphore(0);
  private final CountDownLatch left = new CountDownLatch(1);

  /** {@return whether endpoint 2 was asked once more in that time} */
  boolean gaveZeros(Duration within) throws InterruptedException {
    return zeros.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  void leave() {
    left.countDown();
  }

  @Override
  public PortPath portPath() {
    return PortPath.of("1-1");
  }

  @Override
  public Optional<UsbDescriptors> seen() {
    return Optional.of(descriptors());
  }

  @Override
  public UsbAttachment attach() {
    return this;
  }

  @Override
  public UsbDescriptors descriptors() {
    return new UsbDescriptors(new byte[18], new byte[] {9, 2, 9, 0, 0, 1, 0, 0, 50});
  }

  @Override
  public ControlReply control(SetupPacket setup, byte[] data) {
    return new ControlReply.Data(new byte[] {(byte) setup.wValue()});
  }

  @Override
  public ControlReply in(int endpoint, int length) {
    if (endpoint == 3) {
      throw new IllegalStateException("on purpose");
    }
    if (endpoint == 2) {
      zeros.release();
      return new ControlReply.Data(new byte[length]);
    }
    try {
      return new ControlReply.Data(held.take());
    } catch (InterruptedException unlinked) {
      Thread.currentThread().interrupt();
      return new ControlReply.NoAnswer();
    }
  }

  @Override
  public ControlReply out(int endpoint, byte[] data) {
    held.add(data);
    return new ControlReply.Acknowledged();
  }

  @Override
  public void awaitDeparture() throws InterruptedException {
    left.await();
  }

  @Override
  public void close() {}
}
