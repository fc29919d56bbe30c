package io.github.stm32dfu.usb;

import java.util.List;

/** A device as the operating system knows it; nothing here needs permission but {@link #open}. */
interface UsbDevice {
  int busNumber();

  /** {@return the device's address on its bus, new with each enumeration on Linux} */
  int deviceAddress();

  /** {@return ports from the root hub to the device; empty where the host cannot tell} */
  List<Integer> portNumbers();

  DeviceDescriptor descriptor();

  /** {@return the active configuration's descriptor with all that stands in it} */
  byte[] configuration() throws UsbFailure;

  UsbHandle open() throws UsbFailure;
}
