package io.github.stm32dfu.usb;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.PortPath;
import java.util.Optional;

/**
 * A USB device of any kind, as the operating system lists it.
 *
 * @param idVendor 0x0483 for ST
 * @param idProduct whatever its vendor chose
 * @param bcdDevice its release
 * @param portPath where it is plugged in
 * @param busNumber of its bus, by the host's count
 * @param deviceAddress on that bus, new with each enumeration on Linux
 * @param product iProduct, where the system tells it without opening the device
 */
public record PresentDevice(
    int idVendor,
    int idProduct,
    int bcdDevice,
    PortPath portPath,
    int busNumber,
    int deviceAddress,
    Optional<String> product) {
  /** {@return one line: ids, port path and product} */
  @Override
  public String toString() {
    return Hex.digits(idVendor, 4)
        + ":"
        + Hex.digits(idProduct, 4)
        + " at "
        + portPath
        + product.map(name -> ", " + name).orElse("");
  }
}
