package io.github.stm32dfu.transport;

import java.util.function.Predicate;

/**
 * Which devices are meant.
 *
 * @param description for people, such as "a device on port 1-5.2"
 * @param predicate true for those that are meant
 */
public record DfuFilter(String description, Predicate<DfuIdentity> predicate) {
  /** {@return every device that runs its bootloader} */
  public static DfuFilter bootloader() {
    return new DfuFilter(
        "a device in its bootloader", device -> device.mode() == DfuIdentity.Mode.DFU);
  }

  /**
   * {@return devices that are plugged in at one place; nowhere on a host that cannot tell}
   *
   * @param path a known path
   */
  public static DfuFilter onPort(PortPath path) {
    if (path.text().isEmpty()) {
      throw new IllegalArgumentException("the port path is not known");
    }
    return new DfuFilter(
        "a device on port " + path,
        device -> device.portPath().compare(path) == PortPath.Match.SAME);
  }

  /**
   * {@return devices with one serial; constant serials fit many}
   *
   * @param serial as the device gives it
   */
  public static DfuFilter withSerial(String serial) {
    return new DfuFilter(
        "a device with serial " + serial,
        device -> device.serial().asText().filter(serial::equals).isPresent());
  }

  /**
   * {@return devices that this filter and another one mean}
   *
   * @param other the second condition
   */
  public DfuFilter and(DfuFilter other) {
    return new DfuFilter(
        description + " that is also " + other.description, predicate.and(other.predicate));
  }

  /**
   * {@return whether a device is meant}
   *
   * @param device as its finder lists it
   */
  public boolean fits(DfuIdentity device) {
    return predicate.test(device);
  }
}
