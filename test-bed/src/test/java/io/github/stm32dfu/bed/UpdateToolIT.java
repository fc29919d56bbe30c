package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool, from /dev/ttyACM0 into the bootloader and back. */
@RealUsb
final class UpdateToolIT {
  private final SimulatedF373 board = Lamp.board("1-1", PowerSupply.SELF);

  @TempDir private Path folder;

  @Test
  void aBoardIsUpdatedThroughItsPort() throws Exception {
    Path file = Lamp.file(folder, "1.1.0");
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      assertThat(Tool.run("ports").ends(0).output()).contains("/dev/ttyACM", "at 1-1");
      assertThat(Tool.run("update", file, "--json").ends(0).output())
          .contains("\"from\":\"1.0.0\"", "\"to\":\"1.1.0\"", "\"checked\":\"version\"");
      assertThat(Tool.run("update", file).ends(0).output()).contains("already");
      assertThat(Tool.run("update", file, "--product", "Toaster").ends(4).output())
          .contains("Toaster");
      assertThat(Tool.run("recover").ends(0).output()).contains("No update was interrupted");
    }
  }

  /** The program is killed, the file is gone: the journal has it. */
  @Test
  void whatAKilledProgramHasBegunIsRecoveredWithoutTheFile() throws Exception {
    Path file = Lamp.file(folder, "1.1.0");
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      Process update = new ProcessBuilder(Tool.command("update", file)).start();
      try (BufferedReader said = update.errorReader(StandardCharsets.UTF_8)) {
        String line = said.readLine();
        while (line != null && !line.startsWith("update 25 %")) {
          line = said.readLine();
        }
        assertThat(line).isNotNull();
        update.destroyForcibly();
      }
      assertThat(update.waitFor()).isEqualTo(137);
      Files.delete(file);

      assertThat(Tool.run("recover", "--json").ends(0).output()).contains("\"to\":\"1.1.0\"");
      assertThat(Tool.run("recover").ends(0).output()).contains("No update was interrupted");
    }
  }
}
