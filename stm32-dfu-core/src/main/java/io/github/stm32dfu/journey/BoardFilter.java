package io.github.stm32dfu.journey;

import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which boards a journey is for.
 *
 * @param port name of the application's serial port, where it was chosen by name; such a port need
 *     not be listed
 * @param application true for the applications that are meant
 * @param bootloader true for the bootloaders that are meant
 */
public record BoardFilter(
    Optional<String> port,
    Predicate<SerialIdentity> application,
    Predicate<DfuIdentity> bootloader) {
  private static final int ST = 0x0483;
  private static final int ST_DFU = 0xDF11;

  /** {@return every application on USB, and every bootloader of ST} */
  public static BoardFilter any() {
    return new BoardFilter(Optional.empty(), SerialIdentity::onUsb, BoardFilter::isStBootloader);
  }

  /**
   * {@return the application at one serial port; where that is gone, the board whose update through
   * it was interrupted}
   *
   * @param name as {@code /dev/ttyACM0} or {@code COM7}
   */
  public static BoardFilter atPort(String name) {
    return new BoardFilter(
        Optional.of(name), port -> port.name().equals(name), BoardFilter::isStBootloader);
  }

  /**
   * {@return the board at one port path or with one serial, whatever it runs}
   *
   * @param portPathOrSerial as it is listed
   */
  public static BoardFilter device(String portPathOrSerial) {
    return new BoardFilter(
        Optional.empty(),
        port ->
            port.onUsb()
                && (port.portPath().text().filter(portPathOrSerial::equals).isPresent()
                    || port.serial().asText().filter(portPathOrSerial::equals).isPresent()),
        device ->
            isStBootloader(device)
                && (device.portPath().text().filter(portPathOrSerial::equals).isPresent()
                    || device.serial().asText().filter(portPathOrSerial::equals).isPresent()));
  }

  /**
   * {@return this for applications with certain USB ids only}
   *
   * @param idVendor of the application
   * @param idProduct of the application
   */
  public BoardFilter withIds(int idVendor, int idProduct) {
    return new BoardFilter(
        port,
        application.and(
            found ->
                found.idVendor().orElse(-1) == idVendor
                    && found.idProduct().orElse(-1) == idProduct),
        bootloader);
  }

  private static boolean isStBootloader(DfuIdentity device) {
    return device.mode() == DfuIdentity.Mode.DFU
        && device.idVendor() == ST
        && device.idProduct() == ST_DFU;
  }
}
