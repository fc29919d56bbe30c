package io.github.stm32dfu.usb;

import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuIdentity.Mode;
import java.util.List;
import java.util.Optional;

/** What bInterfaceProtocol of a DFU interface means (DFU 1.1, sections 4.1.2 and 4.2.3). */
final class InterfaceProtocol {
  private static final int RUN_TIME = 1;
  private static final int DFU = 2;

  /** Devices that say one thing and are another; seen in the field by the authors of dfu-util. */
  private static final List<Deviation> DEVIATIONS =
      List.of(
          // The bootloader of NXP's LPC parts.
          new Deviation(0x1FC9, 0x000C, 1, Mode.DFU),
          // DSO Nano.
          new Deviation(0x0483, 0xDF11, 0, Mode.DFU));

  private record Deviation(int idVendor, int idProduct, int bInterfaceProtocol, Mode mode) {
    boolean fits(DeviceDescriptor device, int protocol) {
      return device.idVendor() == idVendor
          && device.idProduct() == idProduct
          && protocol == bInterfaceProtocol;
    }
  }

  private InterfaceProtocol() {}

  /** {@return the mode, where specification or experience tell it} */
  static Optional<DfuIdentity.Mode> mode(DeviceDescriptor device, int bInterfaceProtocol) {
    for (Deviation deviation : DEVIATIONS) {
      if (deviation.fits(device, bInterfaceProtocol)) {
        return Optional.of(deviation.mode());
      }
    }
    return switch (bInterfaceProtocol) {
      case RUN_TIME -> Optional.of(Mode.RUN_TIME);
      case DFU -> Optional.of(Mode.DFU);
      default -> Optional.empty();
    };
  }
}
