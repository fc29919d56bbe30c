package io.github.stm32dfu.transport;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a DFU interface without opening it.
 *
 * @param idVendor 0x0483 for ST
 * @param idProduct 0xDF11 for ST's ROM
 * @param bcdDevice 0x2200 for DFU bootloader V2.2 (AN3156)
 * @param serial iSerialNumber; on ST ROMs made from the unique id, not always unique
 * @param portPath where it is plugged in
 * @param mode whether the bootloader or the application's run-time interface is seen
 * @param alternateSettings by rising number
 * @param functionalDescriptor wherever in the configuration it stood
 * @param product iProduct
 * @param bInterfaceNumber of the DFU interface, 0 to 255
 * @param remarks what is wrong with the device's descriptors and strings, for people
 */
public record DfuIdentity(
    int idVendor,
    int idProduct,
    int bcdDevice,
    DeviceString serial,
    PortPath portPath,
    Mode mode,
    List<AlternateSetting> alternateSettings,
    Optional<FunctionalDescriptor> functionalDescriptor,
    DeviceString product,
    int bInterfaceNumber,
    List<String> remarks) {
  /** bInterfaceProtocol of the DFU interface (DFU 1.1, sections 4.1.2 and 4.2.3). */
  public enum Mode {
    /** 1: the application runs and can be told to DETACH. */
    RUN_TIME,
    /** 2: the bootloader runs. */
    DFU
  }

  public DfuIdentity {
    alternateSettings = List.copyOf(alternateSettings);
    remarks = List.copyOf(remarks);
  }

  /**
   * Describes interface 0 of a device without a product string and without flaws.
   *
   * @param idVendor 0x0483 for ST
   * @param idProduct 0xDF11 for ST's ROM
   * @param bcdDevice 0x2200 for DFU bootloader V2.2 (AN3156)
   * @param serial iSerialNumber
   * @param portPath where it is plugged in
   * @param mode which interface is seen
   * @param alternateSettings by rising number
   * @param functionalDescriptor if the device has one
   */
  public DfuIdentity(
      int idVendor,
      int idProduct,
      int bcdDevice,
      DeviceString serial,
      PortPath portPath,
      Mode mode,
      List<AlternateSetting> alternateSettings,
      Optional<FunctionalDescriptor> functionalDescriptor) {
    this(
        idVendor,
        idProduct,
        bcdDevice,
        serial,
        portPath,
        mode,
        alternateSettings,
        functionalDescriptor,
        new DeviceString.Absent(),
        0,
        List.of());
  }

  /** {@return one line: ids, port path and serial} */
  @Override
  public String toString() {
    return Hex.digits(idVendor, 4)
        + ":"
        + Hex.digits(idProduct, 4)
        + " at "
        + portPath
        + ", serial "
        + serial;
  }
}
