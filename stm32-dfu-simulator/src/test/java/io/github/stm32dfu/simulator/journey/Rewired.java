package io.github.stm32dfu.simulator.journey;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Computers that see boards otherwise than they are. */
final class Rewired {
  private Rewired() {}

  /** {@return a computer on which somebody exchanged the bootloader for that of another board} */
  static Surroundings withSerial(String serial, Surroundings around) {
    return seeing(around, it -> copy(it, new DeviceString.Text(serial), it.portPath()), it -> it);
  }

  /** {@return a computer on which the bootloader turns up elsewhere} */
  static Surroundings bootloaderAt(String path, Surroundings around) {
    return seeing(around, it -> copy(it, it.serial(), PortPath.of(path)), it -> it);
  }

  /** {@return a computer that cannot tell where something is plugged in} */
  static Surroundings withoutPaths(Surroundings around) {
    return seeing(
        around,
        it -> copy(it, it.serial(), PortPath.unknown()),
        it ->
            new SerialIdentity(
                it.name(),
                it.idVendor(),
                it.idProduct(),
                it.serial(),
                it.product(),
                PortPath.unknown()));
  }

  /** {@return a computer that goes on believing in a bootloader that was there once} */
  static Surroundings neverLeaving(Surroundings around) {
    List<DfuIdentity> seen = new ArrayList<>();
    DfuFinder usb = around.usb();
    DfuFinder believing =
        new DfuFinder() {
          @Override
          public List<DfuIdentity> list() throws TransportException {
            List<DfuIdentity> now = usb.list();
            now.stream().filter(it -> !seen.contains(it)).forEach(seen::add);
            return List.copyOf(seen);
          }

          @Override
          public DfuTransport open(DfuIdentity device) throws TransportException {
            return usb.open(device);
          }
        };
    return new Surroundings(
        believing, around.serial(), around.clock(), around.journals(), around.hash());
  }

  private static Surroundings seeing(
      Surroundings around,
      UnaryOperator<DfuIdentity> bootloader,
      UnaryOperator<SerialIdentity> application) {
    DfuFinder usb = around.usb();
    SerialFinder serial = around.serial();
    return new Surroundings(
        new DfuFinder() {
          @Override
          public List<DfuIdentity> list() throws TransportException {
            return usb.list().stream().map(bootloader).toList();
          }

          @Override
          public DfuTransport open(DfuIdentity device) throws TransportException {
            for (DfuIdentity real : usb.list()) {
              if (bootloader.apply(real).equals(device)) {
                return new Renamed(usb.open(real), device);
              }
            }
            throw new IllegalStateException(device + " is not there");
          }
        },
        new SerialFinder() {
          @Override
          public List<SerialIdentity> list() throws TransportException {
            return serial.list().stream().map(application).toList();
          }

          @Override
          public SerialLink open(SerialIdentity port, SerialSettings settings)
              throws TransportException {
            return serial.open(port, settings);
          }
        },
        around.clock(),
        around.journals(),
        around.hash());
  }

  private static DfuIdentity copy(DfuIdentity of, DeviceString serial, PortPath path) {
    return new DfuIdentity(
        of.idVendor(),
        of.idProduct(),
        of.bcdDevice(),
        serial,
        path,
        of.mode(),
        of.alternateSettings(),
        of.functionalDescriptor(),
        of.product(),
        of.bInterfaceNumber(),
        of.remarks());
  }

  /** A transport by another name. */
  private record Renamed(DfuTransport transport, DfuIdentity identity) implements DfuTransport {
    @Override
    public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
        throws TransportException {
      transport.controlOut(request, wValue, data, timeout);
    }

    @Override
    public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
        throws TransportException {
      return transport.controlIn(request, wValue, wLength, timeout);
    }

    @Override
    public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
      transport.selectAlternateSetting(bAlternateSetting);
    }

    @Override
    public void resetPort() throws TransportException {
      transport.resetPort();
    }

    @Override
    public void close() {
      transport.close();
    }
  }
}
