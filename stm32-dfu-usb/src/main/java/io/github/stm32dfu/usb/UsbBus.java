package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.TransportException;
import java.util.List;

/** All USB devices at one moment. Devices and handles are of no use after the bus is closed. */
interface UsbBus extends AutoCloseable {
  /** Looks at the bus. */
  @FunctionalInterface
  interface Opener {
    UsbBus look() throws TransportException, UsbFailure;
  }

  List<UsbDevice> devices();

  @Override
  void close();
}
