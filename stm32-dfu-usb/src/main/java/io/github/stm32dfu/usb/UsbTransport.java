package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A claimed DFU interface. Its methods wait for each other, since libusb does not survive a device
 * that is closed during a transfer.
 */
final class UsbTransport implements DfuTransport {
  /** Linux and Windows move no more in one control transfer. */
  static final int MOST_DATA = 4096;

  private static final int DEVICE_TO_HOST = 0x80;
  private static final int WORD = 0xFFFF;

  private final UsbBus bus;
  private final UsbHandle handle;
  private final DfuIdentity identity;
  private final HostSystem host;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_DATA);
  private boolean dataMoved;
  private boolean reset;
  private boolean closed;

  UsbTransport(UsbBus bus, UsbHandle handle, DfuIdentity identity, HostSystem host) {
    this.bus = bus;
    this.handle = handle;
    this.identity = identity;
    this.host = host;
  }

  @Override
  public DfuIdentity identity() {
    return identity;
  }

  @Override
  public synchronized void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    requireDirection(request, 0);
    ByteBuffer wire = wire(data.length);
    wire.put(0, data);
    int taken = transfer(request, wValue, wire, timeout);
    if (taken != data.length) {
      throw new TransportException(
          Kind.IO,
          what(request, wValue) + ": " + taken + " of " + data.length + " bytes were taken",
          Hint.NONE);
    }
  }

  @Override
  public synchronized byte[] controlIn(
      DfuRequest request, int wValue, int wLength, Duration timeout) throws TransportException {
    requireDirection(request, DEVICE_TO_HOST);
    ByteBuffer wire = wire(wLength);
    byte[] answer = new byte[transfer(request, wValue, wire, timeout)];
    wire.get(0, answer);
    return answer;
  }

  @Override
  public synchronized void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    String what = "SET_INTERFACE " + bAlternateSetting + " of " + identity;
    requireUsable(what);
    try {
      handle.setInterface(identity.bInterfaceNumber(), bAlternateSetting);
    } catch (UsbFailure failure) {
      throw failure.during(what, host);
    }
  }

  @Override
  public synchronized void resetPort() throws TransportException {
    String what = "resetting the port of " + identity;
    requireUsable(what);
    reset = true;
    try {
      // macOS resets no device with a claimed interface.
      handle.release(identity.bInterfaceNumber());
      handle.resetPort();
    } catch (UsbFailure failure) {
      // Both say that another device came of it, or none: what a reset is for.
      if (failure.error() != UsbError.NOT_FOUND && failure.error() != UsbError.NO_DEVICE) {
        throw failure.during(what, host);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!reset) {
      try {
        handle.release(identity.bInterfaceNumber());
      } catch (UsbFailure gone) {
        // The device left; nothing is held any more.
      }
    }
    handle.close();
    bus.close();
  }

  private int transfer(DfuRequest request, int wValue, ByteBuffer wire, Duration timeout)
      throws TransportException {
    String what = what(request, wValue);
    requireUsable(what);
    if (wValue < 0 || wValue > WORD) {
      throw new IllegalArgumentException("wValue " + wValue + " is not 0 to 65535");
    }
    try {
      int moved =
          handle.control(
              request.bmRequestType(),
              request.code(),
              wValue,
              identity.bInterfaceNumber(),
              wire,
              timeout);
      dataMoved |= isData(request) && moved > 0;
      return moved;
    } catch (UsbFailure failure) {
      throw failure.during(what, hint(failure.error()));
    }
  }

  /**
   * The V4.1 ROM loses packets of hosts that send them too fast: it enumerates, then its first data
   * transfers break (AN2606, STM32F373 known limitations). Later breaks have other causes.
   */
  private Hint hint(UsbError error) {
    return error == UsbError.IO && !dataMoved ? Hint.USE_USB2_HUB : error.hint(host);
  }

  private static boolean isData(DfuRequest request) {
    return request == DfuRequest.DNLOAD || request == DfuRequest.UPLOAD;
  }

  /** {@return the shared buffer's first bytes; libusb takes a buffer's capacity as the length} */
  private ByteBuffer wire(int length) {
    if (length < 0 || length > MOST_DATA) {
      throw new IllegalArgumentException(
          length + " bytes of data; a control transfer has at most " + MOST_DATA);
    }
    return buffer.slice(0, length);
  }

  private String what(DfuRequest request, int wValue) {
    return request + " " + wValue + " to " + identity;
  }

  private void requireUsable(String what) throws TransportException {
    if (closed) {
      throw new IllegalStateException("this transport is closed");
    }
    if (reset) {
      throw new TransportException(
          Kind.DISCONNECTED, what + ": the port was reset; open the device again", Hint.NONE);
    }
  }

  private static void requireDirection(DfuRequest request, int direction) {
    if ((request.bmRequestType() & DEVICE_TO_HOST) != direction) {
      throw new IllegalArgumentException(request + " has its data the other way");
    }
  }
}
