package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.List;
import java.util.OptionalInt;

/**
 * DETACH to the DFU run-time interface that the application has beside its serial port, and a port
 * reset where it asks for one (DFU 1.1, section 5.1). The serial port is not opened.
 *
 * <p>The interface is one of the device on the serial port's port path. Where the host cannot tell
 * paths, it is the only one with the same ids and the same serial.
 */
public record DetachTrigger() implements BootloaderTrigger {
  @Override
  public String description() {
    return "DETACH to its DFU run-time interface";
  }

  @Override
  public Outcome pull(RunningApplication application) throws DfuException {
    DfuBootloaders bus = new DfuBootloaders(application.usb(), application.clock());
    bus.sendDetach(interfaceOf(application.port(), bus.listApplications()));
    return Outcome.SENT;
  }

  private static DfuIdentity interfaceOf(SerialIdentity port, List<DfuIdentity> interfaces)
      throws DfuException {
    List<DfuIdentity> own = interfaces.stream().filter(each -> belongs(each, port)).toList();
    if (own.isEmpty()) {
      throw new RefusedException(
          Refusal.UNSUPPORTED,
          port + " has no DFU run-time interface; seen: " + interfaces,
          Hint.CHECK_TRIGGER);
    }
    if (own.size() > 1) {
      throw new TransportException(
          Kind.IO,
          "more than one DFU run-time interface may be that of " + port + ": " + own,
          Hint.CHOOSE_BOARD);
    }
    return own.get(0);
  }

  private static boolean belongs(DfuIdentity device, SerialIdentity port) {
    return switch (device.portPath().compare(port.portPath())) {
      case SAME -> true;
      case DIFFERENT -> false;
      case UNKNOWN ->
          port.idVendor().equals(OptionalInt.of(device.idVendor()))
              && port.idProduct().equals(OptionalInt.of(device.idProduct()))
              && port.serial().equals(device.serial());
    };
  }
}
