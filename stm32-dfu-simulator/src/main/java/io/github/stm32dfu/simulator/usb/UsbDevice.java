package io.github.stm32dfu.simulator.usb;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.PortPath;
import java.util.Optional;

/**
 * Something that is plugged into a host: a board's ROM, or what else the board turns into. What it
 * says of itself may change each time that it is enumerated, its port path stays.
 */
public interface UsbDevice {
  /** {@return where it is plugged in} */
  PortPath portPath();

  /** {@return what it says of itself, while a host sees it} */
  Optional<UsbDescriptors> seen();

  /**
   * Takes the device for one host, and resets it as the host does when it enumerates (USB 2.0,
   * section 9.1.2).
   *
   * @return the device, to be closed by the caller
   * @throws TransportException where it is not there, or another host holds it
   */
  UsbAttachment attach() throws TransportException;
}
