package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.host.FirmwareFiles;
import io.github.stm32dfu.simulator.usbip.client.UsbIpFinder;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code simulate --usbip}, used by a USB/IP client as a kernel has one. */
class SimulateCommandTest {
  @TempDir private Path folder;

  @Test
  void servesBoardsThatDiffer() throws Exception {
    try (RunningTool tool = new RunningTool("simulate", "--usbip", 0, "--boards", 3, "--json")) {
      List<DfuIdentity> boards = bus(port(tool)).list();

      assertThat(boards).extracting(board -> board.portPath().toString()).contains("1-1", "1-3");
      assertThat(boards).extracting(board -> board.serial().toString()).doesNotHaveDuplicates();
      JsonObject end = tool.stop().exits(ExitCode.DONE).json();
      assertThat(end.getAsJsonArray("boards")).hasSize(3);
    }
  }

  @Test
  void keepsWhatWasFlashedAndSaysThatTheBoardLeft() throws Exception {
    Path state = folder.resolve("board");
    Path file = TestFiles.hex(folder.resolve("a.hex"), TestFiles.BASE, TestFiles.small(5000));
    try (RunningTool tool = new RunningTool("simulate", "--usbip", 0, "--state", state)) {
      flash(bus(port(tool)), file);
      tool.awaitLine("released 1-1: the device left the bus");
      tool.awaitLine("board 1-1 runs an application");
      assertThat(tool.stop().exits(ExitCode.DONE).out()).contains("application");
    }
    Outcome again = Shell.run("flash", file, "--simulate=" + state, "--json");
    assertThat(again.json().getAsJsonObject("pages").get("written").getAsInt()).isZero();
    try (RunningTool tool = new RunningTool("simulate", "--usbip", 0, "--app", "--state", state)) {
      tool.awaitLine("board 1-1 runs an application");
      assertThat(bus(port(tool)).list()).isEmpty();
    }
  }

  @Test
  void aBoardWithNothingToStartIsNotOnTheBusAndNobodyIsToldToAttachIt() throws Exception {
    try (RunningTool tool = new RunningTool("simulate", "--usbip", 0, "--app")) {
      tool.awaitLine("nothing to start; it is not on the bus");
      assertThat(bus(port(tool)).list()).isEmpty();
      assertThat(tool.stop().err()).doesNotContain("attach");
    }
  }

  @Test
  void faultsHappen() throws Exception {
    try (RunningTool tool =
        new RunningTool("simulate", "--usbip", 0, "--fault", "long-downloads:0")) {
      DfuBootloaders bus = bus(port(tool));
      try (Bootloader board = bus.open(bus.list().get(0))) {
        assertThatExceptionOfType(DfuException.class).isThrownBy(board::eraseAll);
      }
    }
  }

  @Test
  void theAttachLineNamesThePortAndTheBoard() throws Exception {
    try (RunningTool tool = new RunningTool("simulate", "--usbip", 0)) {
      int port = port(tool);
      tool.awaitLine("modprobe vhci_hcd");
      assertThat(tool.awaitLine("attach"))
          .isEqualTo("  usbip --tcp-port " + port + " attach -r 127.0.0.1 -b 1-1");
    }
  }

  @Test
  void aPortThatIsTakenIsRefused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Outcome outcome = Shell.run("simulate", "--usbip", taken.getLocalPort(), "--json");
      assertThat(outcome.exits(ExitCode.REFUSED).kind()).isEqualTo("port");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulate",
        "simulate --usbip 65536",
        "simulate --usbip --boards 0",
        "simulate --usbip --boards 9",
        "simulate --usbip --fault zork@5",
        "simulate --usbip --fault stall",
      })
  void nonsenseIsWrongUsage(String line) {
    Shell.run((Object[]) line.split(" ")).exits(ExitCode.USAGE);
  }

  private static int port(RunningTool tool) throws InterruptedException {
    String line = tool.awaitLine("serving on 127.0.0.1");
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static DfuBootloaders bus(int port) {
    return new DfuBootloaders(new UsbIpFinder(UsbIpHost.ofLocal(port)), Clock.system());
  }

  private static void flash(DfuBootloaders bus, Path file) throws DfuException {
    try (Bootloader board = bus.open(bus.list().get(0))) {
      new Flasher(board, Clock.system(), FlashListener.silent(), new CancelToken())
          .flash(FirmwareFiles.read(file, ReadOptions.defaults()), FlashOptions.safe());
    }
  }
}
