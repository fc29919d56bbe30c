package io.github.stm32dfu.usb;

import java.nio.ByteBuffer;
import java.time.Duration;

/** An open device. */
interface UsbHandle extends AutoCloseable {
  /**
   * Takes an interface for this process alone, away from a kernel driver where that is possible.
   */
  void claim(int bInterfaceNumber) throws UsbFailure;

  /** Gives an interface back, also to its kernel driver. */
  void release(int bInterfaceNumber) throws UsbFailure;

  void setInterface(int bInterfaceNumber, int bAlternateSetting) throws UsbFailure;

  /**
   * {@return how many bytes went over the wire}
   *
   * @param data a direct buffer, all of which is sent or may be filled
   */
  int control(
      int bmRequestType, int bRequest, int wValue, int wIndex, ByteBuffer data, Duration timeout)
      throws UsbFailure;

  void resetPort() throws UsbFailure;

  @Override
  void close();
}
