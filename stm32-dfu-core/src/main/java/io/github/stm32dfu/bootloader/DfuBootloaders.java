package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.List;

/** Finds bootloaders on a bus, and opens each with the profile that fits it. */
public final class DfuBootloaders {
  private final DfuFinder finder;
  private final Clock clock;

  /**
   * Looks at one bus.
   *
   * @param finder of the bus
   * @param clock for the waits that devices ask for
   */
  public DfuBootloaders(DfuFinder finder, Clock clock) {
    this.finder = finder;
    this.clock = clock;
  }

  /**
   * {@return the devices that are in their bootloader now}
   *
   * @throws TransportException where the bus cannot be asked
   */
  public List<DfuIdentity> list() throws TransportException {
    return finder.list().stream().filter(device -> device.mode() == DfuIdentity.Mode.DFU).toList();
  }

  /**
   * Opens a device and brings it to dfuIDLE.
   *
   * @param device one that {@link #list()} gave
   * @return its bootloader, to be closed by the caller
   * @throws DfuException where it cannot be opened or does not get to dfuIDLE
   */
  public Bootloader open(DfuIdentity device) throws DfuException {
    return DfuSeBootloader.open(
        finder.open(device), DeviceProfile.of(device), clock, Presence.of(finder, device));
  }
}
