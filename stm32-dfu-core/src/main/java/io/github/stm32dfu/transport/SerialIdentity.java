package io.github.stm32dfu.transport;

import io.github.stm32dfu.memory.Hex;
import java.util.OptionalInt;

/**
 * What is known of a serial port without opening it.
 *
 * @param name by which the host opens it: {@code /dev/ttyACM0}, {@code COM7}. Not stable: a board
 *     that comes back may get another
 * @param idVendor of the USB device behind it; nothing where there is none
 * @param idProduct of the USB device behind it; nothing where there is none
 * @param serial iSerialNumber of that device
 * @param product iProduct of that device, or what the host calls the port
 * @param portPath where that device is plugged in; the same as its bootloader's
 */
public record SerialIdentity(
    String name,
    OptionalInt idVendor,
    OptionalInt idProduct,
    DeviceString serial,
    DeviceString product,
    PortPath portPath) {
  /**
   * {@return a port of which only the name is known, such as a pty}
   *
   * @param name by which the host opens it
   */
  public static SerialIdentity named(String name) {
    return new SerialIdentity(
        name,
        OptionalInt.empty(),
        OptionalInt.empty(),
        new DeviceString.Absent(),
        new DeviceString.Absent(),
        PortPath.unknown());
  }

  /** {@return whether a USB device is behind it} */
  public boolean onUsb() {
    return idVendor.isPresent() && idProduct.isPresent();
  }

  /** {@return one line: name, ids, port path and serial} */
  @Override
  public String toString() {
    if (!onUsb()) {
      return name;
    }
    return name
        + " ("
        + Hex.digits(idVendor.getAsInt(), 4)
        + ":"
        + Hex.digits(idProduct.getAsInt(), 4)
        + " at "
        + portPath
        + ", serial "
        + serial
        + ")";
  }
}
