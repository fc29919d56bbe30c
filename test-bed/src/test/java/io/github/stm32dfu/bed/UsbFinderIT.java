package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuFilter;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.DfuWatch;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What can be known of boards on a real bus: free, forbidden, held, twins, and coming and going.
 */
@RealUsb
final class UsbFinderIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SimulatedF373 one = board("1-1");
  private final SimulatedF373 twin = board("1-3");
  private final DfuFinder finder = UsbDfu.finder();
  private PluggedBoards plugged;

  @BeforeEach
  void plug() throws IOException {
    plugged = PluggedBoards.plug(one, twin);
  }

  @AfterEach
  void close() throws IOException {
    plugged.close();
  }

  @Test
  void tellsTwinsApartByTheirPorts() throws Exception {
    List<DfuIdentity> found = finder.list();

    assertThat(found)
        .extracting(device -> device.portPath().toString())
        .containsExactly("1-1", "1-3");
    assertThat(found.get(0).serial()).isEqualTo(found.get(1).serial());
    assertThat(found)
        .allSatisfy(
            device -> {
              assertThat(device.product()).isEqualTo(new DeviceString.Text("STM32  BOOTLOADER"));
              assertThat(device.remarks()).isEmpty();
            });
    long before = one.transferLog().count(DfuRequest.GETSTATE);
    try (DfuTransport transport = finder.open(found.get(1))) {
      transport.controlIn(DfuRequest.GETSTATE, 0, 1, PATIENCE);
    }
    assertThat(one.transferLog().count(DfuRequest.GETSTATE)).isEqualTo(before);
    assertThat(twin.transferLog().count(DfuRequest.GETSTATE)).isEqualTo(1);
  }

  @Test
  void listsABoardThatAnotherSessionHolds() throws Exception {
    DfuIdentity device = finder.list().get(0);
    try (DfuTransport transport = finder.open(device)) {
      DfuFinder another = UsbDfu.finder();
      DfuIdentity seen = another.list().get(0);

      assertThat(seen.serial()).isEqualTo(device.serial());
      assertThat(seen.alternateSettings())
          .extracting("name")
          .containsExactly(
              device.alternateSettings().get(0).name(),
              new DeviceString.Unreadable("another program holds the device"));
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> another.open(seen).close())
          .satisfies(
              failure -> {
                assertThat(failure.kind()).isEqualTo(Kind.BUSY);
                assertThat(failure.hint()).isEqualTo(Hint.CLOSE_OTHER_PROGRAM);
              });
      assertThat(transport.controlIn(DfuRequest.GETSTATE, 0, 1, PATIENCE)).hasSize(1);
      assertThat(finder.list().get(0)).isEqualTo(device);
    }
  }

  @Test
  void listsABoardThatMayNotBeOpenedAndSaysWhatToDo() throws Exception {
    String serial = PluggedBoards.attribute(one, "serial");
    Program denied = asUserWithoutPermission(ListAndOpen.class);

    assertThat(denied.output().lines())
        .as(denied::toString)
        .contains(
            "0483:DF11 at 1-1, serial " + serial,
            "0 @Internal Flash  /0x08000000/032*0002Kg",
            "1 unreadable: access denied (libusb -3)",
            "ACCESS_DENIED INSTALL_UDEV_RULE");
  }

  @Test
  void seesABoardGoAndComeBack() throws Exception {
    DfuIdentity device = finder.list().get(0);
    DfuWatch watch = new DfuWatch(finder, Clock.system());
    DfuFilter there = DfuFilter.onPort(device.portPath());
    for (int round = 0; round < 3; round++) {
      one.unplug();
      watch.untilGone(there, PATIENCE);
      one.plug();
      assertThat(watch.untilThere(there, PATIENCE)).containsExactly(device);
    }
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> watch.untilGone(there, Duration.ofMillis(200)))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT));
  }

  /** Root without the right to open what it has no permission for is like everybody else. */
  private Program asUserWithoutPermission(Class<?> program) throws Exception {
    String node = "/dev/bus/usb/001/%03d";
    for (SimulatedF373 board : List.of(one, twin)) {
      int address = Integer.parseInt(PluggedBoards.address(board));
      Program.run("chmod", "000", node.formatted(address));
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    return Program.run(command);
  }

  private static SimulatedF373 board(String portPath) {
    return SimulatedF373.rom()
        .portPath(portPath)
        .geometry(FlashGeometry.F373_X8)
        .clock(Clock.system())
        .build();
  }
}
