package io.github.stm32dfu.usb;

import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.usb.Sysfs.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A device with DFU interfaces, as it stands in one listing.
 *
 * @param device to be opened while the listing lasts
 * @param configuration its active one
 * @param portPath where it is plugged in
 * @param files what Linux tells of it
 */
record Sighting(
    UsbDevice device,
    ConfigurationDescriptor configuration,
    PortPath portPath,
    Optional<Node> files) {
  private static final int ST = 0x0483;
  private static final int ST_DFU = 0xDF11;

  /**
   * One enumeration of one device. Linux gives a new address each time, so strings that were read
   * once stay true.
   */
  record Enumeration(
      int busNumber, int deviceAddress, DeviceDescriptor descriptor, String serial) {}

  /** {@return the sighting of a device, if it is a DFU device} */
  static Optional<Sighting> of(UsbDevice device, Sysfs sysfs) {
    ConfigurationDescriptor configuration;
    try {
      configuration = ConfigurationDescriptor.parse(device.configuration(), device.descriptor());
    } catch (UsbFailure failure) {
      boolean surelyDfu =
          device.descriptor().idVendor() == ST && device.descriptor().idProduct() == ST_DFU;
      if (!surelyDfu) {
        return Optional.empty();
      }
      configuration = unreadable(failure);
    }
    if (configuration.interfaces().isEmpty()) {
      return Optional.empty();
    }
    PortPath path = portPath(device);
    Optional<Node> files = path.text().flatMap(text -> sysfs.device(text, device.deviceAddress()));
    return Optional.of(new Sighting(device, configuration, path, files));
  }

  /** {@return what everybody may know of a device of any kind} */
  static PresentDevice present(UsbDevice device, Sysfs sysfs) {
    DeviceDescriptor facts = device.descriptor();
    PortPath path = portPath(device);
    return new PresentDevice(
        facts.idVendor(),
        facts.idProduct(),
        facts.bcdDevice(),
        path,
        device.busNumber(),
        device.deviceAddress(),
        path.text()
            .flatMap(text -> sysfs.device(text, device.deviceAddress()))
            .flatMap(node -> node.attribute("product")));
  }

  /** {@return whether this may be a device that another listing saw; no string is asked for} */
  boolean mayBe(DfuIdentity device) {
    DeviceDescriptor facts = this.device.descriptor();
    return facts.idVendor() == device.idVendor()
        && facts.idProduct() == device.idProduct()
        && facts.bcdDevice() == device.bcdDevice()
        && portPath.compare(device.portPath()) != PortPath.Match.DIFFERENT;
  }

  /** {@return the enumeration, where the system numbers them} */
  Optional<Enumeration> enumeration() {
    return files.map(
        node ->
            new Enumeration(
                device.busNumber(),
                device.deviceAddress(),
                device.descriptor(),
                node.attribute("serial").orElse("")));
  }

  /**
   * {@return one identity for each DFU interface}
   *
   * @param known strings of this enumeration that were read before; gets what is read now
   */
  List<DfuIdentity> identities(Map<Integer, StringDescriptor> known) {
    List<DfuIdentity> identities = new ArrayList<>();
    for (DfuInterface one : configuration.interfaces()) {
      Optional<Node> folder =
          files.map(
              node ->
                  node.onInterface(configuration.bConfigurationValue(), one.bInterfaceNumber()));
      // A session in another process is not disturbed by requests from here.
      Optional<String> held =
          folder.filter(Node::heldByProgram).map(node -> UsbError.BUSY.meaning());
      try (DeviceStrings strings = new DeviceStrings(device, known, held)) {
        identities.add(identity(one, strings, folder));
      }
    }
    return identities;
  }

  private DfuIdentity identity(DfuInterface one, DeviceStrings strings, Optional<Node> folder) {
    DeviceDescriptor facts = device.descriptor();
    DeviceString serial = strings.get("serial", facts.iSerialNumber(), fromSystem("serial"));
    DeviceString product = strings.get("product", facts.iProduct(), fromSystem("product"));
    Map<Integer, String> active = activeName(folder);
    List<AlternateSetting> settings = new ArrayList<>();
    one.alternateSettings()
        .forEach(
            (number, iInterface) -> {
              String what = "name of alternate setting " + number;
              DeviceString name = strings.get(what, iInterface, Optional.empty());
              Optional<String> byLinux = Optional.ofNullable(active.get(number));
              if (name instanceof DeviceString.Unreadable && byLinux.isPresent()) {
                name = strings.get(what, iInterface, byLinux);
              }
              settings.add(new AlternateSetting(number, name));
            });
    List<String> remarks = new ArrayList<>(configuration.flaws());
    remarks.addAll(strings.flaws());
    return new DfuIdentity(
        facts.idVendor(),
        facts.idProduct(),
        facts.bcdDevice(),
        serial,
        portPath,
        one.mode(),
        settings,
        one.functional(),
        product,
        one.bInterfaceNumber(),
        remarks);
  }

  private Optional<String> fromSystem(String attribute) {
    return files.flatMap(node -> node.attribute(attribute));
  }

  /** Linux tells the name of the alternate setting that is active, and of no other. */
  private static Map<Integer, String> activeName(Optional<Node> folder) {
    Map<Integer, String> names = new HashMap<>();
    Optional<String> number =
        folder
            .flatMap(node -> node.attribute("bAlternateSetting"))
            .map(String::strip)
            .filter(text -> text.matches("\\d{1,3}"));
    Optional<String> name = folder.flatMap(node -> node.attribute("interface"));
    if (number.isPresent() && name.isPresent()) {
      names.put(Integer.valueOf(number.get()), name.get());
    }
    return names;
  }

  private static PortPath portPath(UsbDevice device) {
    List<Integer> ports = device.portNumbers();
    return ports.isEmpty()
        ? PortPath.unknown()
        : PortPath.of(
            device.busNumber()
                + "-"
                + ports.stream().map(String::valueOf).collect(Collectors.joining(".")));
  }

  private static ConfigurationDescriptor unreadable(UsbFailure failure) {
    DfuInterface unknown =
        new DfuInterface(0, DfuIdentity.Mode.DFU, new TreeMap<>(), Optional.empty());
    return new ConfigurationDescriptor(
        0,
        List.of(unknown),
        List.of("the configuration descriptor cannot be read: " + failure.getMessage()));
  }
}
