package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.recording.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool, with boards on a real bus. */
@RealUsb
final class ToolIT {
  private static final String BASE = "0x08000000";

  @TempDir private Path folder;

  private final SimulatedF373 board = board("1-1");
  private final SimulatedF373 twin = board("1-3");

  @Test
  void aFirmwareGoesOnTheBoardThatIsMeantAndStarts() throws Exception {
    byte[] firmware = firmware(9000);
    String file = Files.write(folder.resolve("app.bin"), firmware).toString();
    Path copy = folder.resolve("copy.bin");
    Path log = folder.resolve("session.log");
    try (PluggedBoards plugged = PluggedBoards.plug(board, twin)) {
      assertThat(plugged.serverPort()).isPositive();
      assertThat(Tool.run("list").ends(0).output()).contains("at 1-1", "at 1-3", "@Option Bytes");
      Tool.run("plan", file, "--base", BASE).ends(3);
      assertThat(
              Tool.run("plan", file, "--base", BASE, "--device", "1-3", "--json").ends(0).output())
          .contains("\"rewrite last\"", "\"write\":5");
      assertThat(twin.flashPulses()).isZero();

      Tool.run("flash", file, "--base", BASE, "--device", "1-3", "--no-leave", "--log", log)
          .ends(0);
      Tool.run("read", copy, "--address", BASE, "--length", 9000, "--device", "1-3").ends(0);
      Tool.run("leave", "--device", "1-3").ends(0);
      PluggedBoards.awaitApplication(twin);
    }
    assertThat(Files.readAllBytes(copy)).isEqualTo(firmware);
    assertThat(Arrays.copyOf(twin.flash(), firmware.length)).isEqualTo(firmware);
    assertThat(twin.running()).isInstanceOf(Running.Application.class);
    assertThat(board.flashPulses()).isZero();
    assertThat(Recording.parse(Files.readString(log))).hasSize(1);
  }

  @Test
  void theAttachLineOfSimulatePlugsABoardIn() throws Exception {
    List<String> command = Tool.command("simulate", "--usbip");
    Process server = new ProcessBuilder(command).start();
    try (BufferedReader said = server.errorReader(StandardCharsets.UTF_8)) {
      String attach = awaitLine(said, "  usbip attach ");
      assertThat(Program.run(attach.strip().split(" ")).exitCode()).isZero();
      PluggedBoards.awaitPresence(board);

      Tool.run("erase", "--all").ends(0);

      assertThat(Program.run("kill", "-INT", "" + server.pid()).exitCode()).isZero();
      assertThat(server.waitFor()).isZero();
    }
    PluggedBoards.awaitAbsence(board);
    Tool.run("list").ends(3);
  }

  private static String awaitLine(BufferedReader said, String part) throws IOException {
    String line = said.readLine();
    while (line != null && !line.contains(part)) {
      line = said.readLine();
    }
    assertThat(line).as("a line with " + part).isNotNull();
    return String.valueOf(line);
  }

  private static byte[] firmware(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    byte[] vectors = {0x00, 0x10, 0x00, 0x20, 0x01, 0x01, 0x00, 0x08};
    System.arraycopy(vectors, 0, bytes, 0, vectors.length);
    return bytes;
  }

  private static SimulatedF373 board(String portPath) {
    return SimulatedF373.rom()
        .portPath(portPath)
        .geometry(FlashGeometry.F373_X8)
        .timing(Timing.instant())
        .clock(Clock.system())
        .build();
  }
}
