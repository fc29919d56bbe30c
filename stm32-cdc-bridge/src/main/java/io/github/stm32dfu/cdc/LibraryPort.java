package io.github.stm32dfu.cdc;

import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What jSerialComm knows of a port, in its own terms.
 *
 * @param path of its device; on Windows with {@code \\.\} before it
 * @param idVendor negative where there is no USB device
 * @param idProduct negative where there is no USB device
 * @param serial {@code Unknown} where there is none
 * @param description of the device, or what the host calls the port
 * @param location bus and ports, or what it takes for them
 */
record LibraryPort(
    String path, int idVendor, int idProduct, String serial, String description, String location) {
  private static final String WINDOWS_PREFIX = "\\\\.\\";
  private static final Pattern PORT_PATH = Pattern.compile("[1-9]\\d*-[1-9]\\d*(\\.[1-9]\\d*)*");

  SerialIdentity identity(HostSystem host) {
    boolean onUsb = idVendor >= 0 && idProduct >= 0;
    return new SerialIdentity(
        path.startsWith(WINDOWS_PREFIX) ? path.substring(WINDOWS_PREFIX.length()) : path,
        onUsb ? OptionalInt.of(idVendor) : OptionalInt.empty(),
        onUsb ? OptionalInt.of(idProduct) : OptionalInt.empty(),
        PortText.of(serial.equals("Unknown") ? "" : serial),
        PortText.of(description),
        onUsb ? portPath(host) : PortPath.unknown());
  }

  /**
   * On macOS both jSerialComm and libusb take the device's location ID apart. On Windows and BSD
   * jSerialComm counts hubs, so that its answer would never equal a bootloader's port path.
   */
  private PortPath portPath(HostSystem host) {
    return host == HostSystem.MAC && PORT_PATH.matcher(location).matches()
        ? PortPath.of(location)
        : PortPath.unknown();
  }
}
