package io.github.stm32dfu.usb;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;

/** An open device of libusb. */
final class LibUsbHandle implements UsbHandle {
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private final DeviceHandle handle;
  private boolean closed;

  LibUsbHandle(DeviceHandle handle) {
    this.handle = handle;
  }

  @Override
  public void claim(int bInterfaceNumber) throws UsbFailure {
    int detach = LibUsb.setAutoDetachKernelDriver(handle, true);
    if (detach != LibUsb.ERROR_NOT_SUPPORTED) {
      check(detach);
    }
    check(LibUsb.claimInterface(handle, bInterfaceNumber));
  }

  @Override
  public void release(int bInterfaceNumber) throws UsbFailure {
    check(LibUsb.releaseInterface(handle, bInterfaceNumber));
  }

  @Override
  public void setInterface(int bInterfaceNumber, int bAlternateSetting) throws UsbFailure {
    check(LibUsb.setInterfaceAltSetting(handle, bInterfaceNumber, bAlternateSetting));
  }

  @Override
  public int control(
      int bmRequestType, int bRequest, int wValue, int wIndex, ByteBuffer data, Duration timeout)
      throws UsbFailure {
    return check(
        LibUsb.controlTransfer(
            handle,
            (byte) bmRequestType,
            (byte) bRequest,
            (short) wValue,
            (short) wIndex,
            data,
            millis(timeout)));
  }

  @Override
  public void resetPort() throws UsbFailure {
    check(LibUsb.resetDevice(handle));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      LibUsb.close(handle);
    }
  }

  /** {@return libusb's timeout, for which zero would be for ever} */
  static long millis(Duration timeout) {
    if (timeout.compareTo(LONGEST) > 0) {
      return LONGEST.toMillis();
    }
    return Math.max(timeout.plusNanos(999_999).toMillis(), 1);
  }

  private static int check(int code) throws UsbFailure {
    if (code < 0) {
      throw new UsbFailure(code);
    }
    return code;
  }
}
