package io.github.stm32dfu.web.usb;

import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.web.js.Given;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;

/**
 * The DFU interface of a device, as the browser describes it without opening it.
 *
 * @param device that has it
 * @param configurationValue of the configuration that it is in
 * @param identity without the functional descriptor, which only a transfer can fetch
 */
record DfuInterface(UsbDevice device, int configurationValue, DfuIdentity identity) {
  private static final int APPLICATION_SPECIFIC = 0xFE;
  private static final int DFU = 0x01;
  private static final int RUN_TIME = 1;
  private static final int DFU_MODE = 2;

  /** {@return the first DFU interface of a device, if it has one} */
  static Optional<DfuInterface> of(UsbDevice device) {
    JSArrayReader<UsbDevice.Configuration> configurations = device.getConfigurations();
    for (int i = 0; i < configurations.getLength(); i++) {
      UsbDevice.Configuration configuration = configurations.get(i);
      JSArrayReader<UsbDevice.Interface> interfaces = configuration.getInterfaces();
      for (int j = 0; j < interfaces.getLength(); j++) {
        List<UsbDevice.Alternate> settings = dfuSettings(interfaces.get(j));
        if (!settings.isEmpty()) {
          int number = interfaces.get(j).getInterfaceNumber();
          return Optional.of(
              new DfuInterface(
                  device,
                  configuration.getConfigurationValue(),
                  identity(device, number, settings)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<UsbDevice.Alternate> dfuSettings(UsbDevice.Interface of) {
    List<UsbDevice.Alternate> found = new ArrayList<>();
    JSArrayReader<UsbDevice.Alternate> all = of.getAlternates();
    for (int i = 0; i < all.getLength(); i++) {
      UsbDevice.Alternate one = all.get(i);
      boolean known =
          one.getInterfaceProtocol() == RUN_TIME || one.getInterfaceProtocol() == DFU_MODE;
      if (one.getInterfaceClass() == APPLICATION_SPECIFIC
          && one.getInterfaceSubclass() == DFU
          && known) {
        found.add(one);
      }
    }
    found.sort(Comparator.comparingInt(UsbDevice.Alternate::getAlternateSetting));
    return found;
  }

  private static DfuIdentity identity(
      UsbDevice device, int number, List<UsbDevice.Alternate> settings) {
    return new DfuIdentity(
        device.getVendorId(),
        device.getProductId(),
        device.getDeviceVersionMajor() << 8
            | device.getDeviceVersionMinor() << 4
            | device.getDeviceVersionSubminor(),
        string(device, "serialNumber"),
        PortPath.unknown(),
        settings.get(0).getInterfaceProtocol() == RUN_TIME
            ? DfuIdentity.Mode.RUN_TIME
            : DfuIdentity.Mode.DFU,
        settings.stream()
            .map(
                one ->
                    new AlternateSetting(one.getAlternateSetting(), string(one, "interfaceName")))
            .toList(),
        Optional.empty(),
        string(device, "productName"),
        number,
        List.of());
  }

  private static DeviceString string(JSObject owner, String member) {
    Optional<String> text = Given.of(owner).text(member).map(DfuInterface::plain);
    return text.isPresent() ? new DeviceString.Text(text.get()) : new DeviceString.Absent();
  }

  private static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      shown.append(Character.isISOControl(text.charAt(i)) ? '?' : text.charAt(i));
    }
    return shown.toString();
  }
}
