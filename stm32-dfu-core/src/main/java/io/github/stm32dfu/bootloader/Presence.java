package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;

/** Whether a device is still seen on the bus as the bootloader that it was. */
@FunctionalInterface
public interface Presence {
  /**
   * {@return whether it is there}
   *
   * @throws TransportException where the bus cannot be asked
   */
  boolean onBus() throws TransportException;

  /**
   * {@return the presence of a device that a finder gave: same port path, or where the host cannot
   * tell ports, same ids and serial}
   *
   * @param finder that gave it
   * @param device to look for
   */
  static Presence of(DfuFinder finder, DfuIdentity device) {
    return () ->
        finder.list().stream()
            .filter(seen -> seen.mode() == DfuIdentity.Mode.DFU)
            .filter(
                seen ->
                    seen.idVendor() == device.idVendor() && seen.idProduct() == device.idProduct())
            .anyMatch(
                seen -> {
                  PortPath.Match match = seen.portPath().compare(device.portPath());
                  return match == PortPath.Match.UNKNOWN
                      ? seen.serial().equals(device.serial())
                      : match == PortPath.Match.SAME;
                });
  }
}
