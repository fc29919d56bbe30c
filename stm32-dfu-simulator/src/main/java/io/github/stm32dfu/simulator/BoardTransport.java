package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;

/** A host's open handle to a simulated board, as it was enumerated when it was opened. */
final class BoardTransport implements DfuTransport {
  private static final byte[] NO_DATA = {};
  private static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(1);
  private static final int DEVICE_TO_HOST = 0x80;

  private final DevicePort port;
  private final DfuIdentity identity;
  private final long attachment;
  private boolean closed;

  BoardTransport(DevicePort port, DfuIdentity identity, long attachment) {
    this.port = port;
    this.identity = identity;
    this.attachment = attachment;
  }

  @Override
  public DfuIdentity identity() {
    return identity;
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    requireDirection(request, 0);
    transfer(SetupPacket.of(request, number(), wValue, data.length), data, timeout);
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException {
    requireDirection(request, DEVICE_TO_HOST);
    ControlReply reply =
        transfer(SetupPacket.of(request, number(), wValue, wLength), NO_DATA, timeout);
    return reply instanceof ControlReply.Data answer ? answer.bytes() : NO_DATA;
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    transfer(SetupPacket.setInterface(number(), bAlternateSetting), NO_DATA, STANDARD_TIMEOUT);
  }

  @Override
  public void resetPort() throws TransportException {
    requireOpen();
    if (!port.reset(attachment)) {
      throw disconnected("port reset");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      port.release(attachment);
    }
  }

  private int number() {
    return identity.bInterfaceNumber();
  }

  private ControlReply transfer(SetupPacket setup, byte[] data, Duration timeout)
      throws TransportException {
    requireOpen();
    ControlReply reply = port.transfer(attachment, setup, data, timeout);
    if (reply instanceof ControlReply.Stalled) {
      throw new TransportException(
          Kind.STALL, setup + " was stalled by " + identity.portPath(), Hint.NONE);
    }
    if (reply instanceof ControlReply.NoAnswer) {
      throw new TransportException(
          Kind.TIMEOUT,
          setup + " was not answered within " + timeout.toMillis() + " ms",
          Hint.REPLUG);
    }
    if (reply instanceof ControlReply.Gone) {
      throw disconnected(setup.toString());
    }
    return reply;
  }

  private TransportException disconnected(String what) {
    return new TransportException(
        Kind.DISCONNECTED,
        identity.portPath() + " left the bus during " + what,
        Hint.CONNECT_DEVICE);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this transport is closed");
    }
  }

  private static void requireDirection(DfuRequest request, int direction) {
    if ((request.bmRequestType() & DEVICE_TO_HOST) != direction) {
      throw new IllegalArgumentException(request + " has its data the other way");
    }
  }
}
