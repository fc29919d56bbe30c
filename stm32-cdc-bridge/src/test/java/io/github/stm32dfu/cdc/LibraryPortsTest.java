package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What jSerialComm says of ports, as its sources show it for systems that are not at hand. */
class LibraryPortsTest {
  @Test
  void aPortOfWindowsHasItsShortNameAndNoPortPath() throws Exception {
    LibraryPort port =
        new LibraryPort("\\\\.\\COM7", 0x0483, 0x5740, "2077", "STM32 Virtual COM", "0-3.1");

    assertThat(list(HostSystem.WINDOWS, port))
        .containsExactly(
            new SerialIdentity(
                "COM7",
                OptionalInt.of(0x0483),
                OptionalInt.of(0x5740),
                new DeviceString.Text("2077"),
                new DeviceString.Text("STM32 Virtual COM"),
                PortPath.unknown()));
  }

  @Test
  void aPortOfMacHasAPortPathAndIsListedOnce() throws Exception {
    LibraryPort callOut = mac("/dev/cu.usbmodem1", "20-2.1");
    LibraryPort dialIn = mac("/dev/tty.usbmodem1", "20-2.1");

    List<SerialIdentity> ports = list(HostSystem.MAC, callOut, dialIn);

    assertThat(ports).extracting(SerialIdentity::name).containsExactly("/dev/cu.usbmodem1");
    assertThat(ports.get(0).portPath()).isEqualTo(PortPath.of("20-2.1"));
  }

  @Test
  void aDialInPortWithoutItsTwinIsListed() throws Exception {
    assertThat(list(HostSystem.MAC, mac("/dev/tty.only", "20-2"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-0", "X-X.X", "20-", "", "20-0", "0-3.1", "Unknown"})
  void aPlaceholderIsNoPortPath(String location) throws Exception {
    assertThat(list(HostSystem.MAC, mac("/dev/cu.usbmodem1", location)).get(0).portPath())
        .isEqualTo(PortPath.unknown());
  }

  @Test
  void aPortWithoutUsbIsKnownByName() throws Exception {
    LibraryPort port = new LibraryPort("/dev/cu.Bluetooth", -1, -1, "Unknown", "Incoming", "0-0");

    SerialIdentity identity = list(HostSystem.MAC, port).get(0);

    assertThat(identity.onUsb()).isFalse();
    assertThat(identity.serial()).isEqualTo(new DeviceString.Absent());
    assertThat(identity.product()).isEqualTo(new DeviceString.Text("Incoming"));
  }

  private static LibraryPort mac(String path, String location) {
    return new LibraryPort(path, 0x0483, 0x5740, "2077", "STM32 Virtual COM", location);
  }

  private static List<SerialIdentity> list(HostSystem host, LibraryPort... ports) throws Exception {
    return new LibraryPorts(() -> List.of(ports), host).list();
  }
}
