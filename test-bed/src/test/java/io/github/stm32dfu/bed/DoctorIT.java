package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.usb.UsbDfu;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code doctor} makes of what a real kernel shows. */
@RealUsb
final class DoctorIT {
  private static final Path RULE = Path.of("/etc/udev/rules.d/70-stm32-dfu.rules");

  private final SimulatedF373 board =
      SimulatedF373.rom()
          .portPath("1-1")
          .geometry(FlashGeometry.F373_X8)
          .clock(Clock.system())
          .build();

  @Test
  void nothingIsOnTheBus() throws Exception {
    assertThat(Tool.run("doctor").ends(3).output())
        .contains("none of them is a board", "1.5 kOhm", "Next   Hold BOOT0 high");
  }

  @Test
  void aBoardIsReady() throws Exception {
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      assertThat(Tool.run("doctor").ends(0).output())
          .contains("opened and read", "Next   Flash it: stm32-dfu flash FILE --device 1-1");
    }
  }

  @Test
  void anotherUserMayNotOpenIt() throws Exception {
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      assertThat(asNobody().start("doctor").ends(7).output())
          .contains("access denied", "/dev/bus/usb/001/" + node(), "root:root")
          .contains("ATTRS{idProduct}==\"df11\"", "sudo stm32-dfu doctor --install-udev");
      assertThat(asNobody().start("erase", "--all").ends(7).output()).contains("udev rule");
      assertThat(board.flashPulses()).isZero();

      Files.createDirectories(RULE.getParent());
      assertThat(asNobody().start("doctor", "--install-udev").ends(7).output()).contains("as root");
      assertThat(RULE).doesNotExist();
      Tool.run("doctor", "--install-udev").ends(0);
      assertThat(RULE).content().contains("TAG+=\"uaccess\"");
      assertThat(asNobody().start("doctor").ends(7).output())
          .contains("named in", RULE.toString(), "Next   Unplug the board");
    }
  }

  @Test
  void anotherProcessHoldsIt() throws Exception {
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      DfuFinder finder = UsbDfu.finder();
      try (DfuTransport held = finder.open(finder.list().get(0))) {
        assertThat(Tool.run("doctor").ends(7).output())
            .contains("/dev/bus/usb/001/" + node(), "PID " + ProcessHandle.current().pid())
            .containsPattern("Next   Close .*java.*, then run doctor again");
        assertThat(held.identity().portPath()).hasToString("1-1");
      }
    }
  }

  private String node() throws Exception {
    return "%03d".formatted(Integer.parseInt(PluggedBoards.attribute(board, "devnum")));
  }

  /** With a copy of the tool, since the folder that it was built in may be private. */
  private static Tool asNobody() throws Exception {
    Path folder = Files.createTempDirectory("tool");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path copy = Files.copy(Tool.built(), folder.resolve("stm32-dfu.jar"));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    return new Tool(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), copy);
  }
}
