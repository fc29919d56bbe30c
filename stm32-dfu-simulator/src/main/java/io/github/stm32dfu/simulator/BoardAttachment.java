package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import java.time.Duration;

/** A board in the hands of a host, which alone decides how long it waits. */
final class BoardAttachment implements UsbAttachment {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final HostPort port;
  private final UsbDescriptors descriptors;
  private final long attachment;

  BoardAttachment(HostPort port, UsbDescriptors descriptors, long attachment) {
    this.port = port;
    this.descriptors = descriptors;
    this.attachment = attachment;
  }

  @Override
  public UsbDescriptors descriptors() {
    return descriptors;
  }

  @Override
  public ControlReply control(SetupPacket setup, byte[] data) {
    return port.transfer(attachment, setup, data, FOREVER);
  }

  @Override
  public ControlReply in(int endpoint, int length) throws InterruptedException {
    return port.bulk().await(attachment, new BulkTransfer.In(endpoint, length));
  }

  @Override
  public ControlReply out(int endpoint, byte[] data) throws InterruptedException {
    return port.bulk().await(attachment, new BulkTransfer.Out(endpoint, data));
  }

  @Override
  public void awaitDeparture() throws InterruptedException {
    port.awaitDeparture(attachment);
  }

  @Override
  public void close() {
    port.detach(attachment);
  }
}
