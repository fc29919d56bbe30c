package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.stm32dfu.cli.board.SavedBoard;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged tool as a process. */
class ToolJarIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path folder;

  @Test
  void theJarFlashesASimulatedBoard() throws Exception {
    Process process = start("flash", TestFiles.tagged(folder, "1.0.0"), "--simulate", "--json");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(JsonParser.parseString(out).getAsJsonObject().get("to").getAsString())
        .isEqualTo("1.0.0");
  }

  @Test
  void theJarKnowsItsVersion() throws Exception {
    Process process = start("--version");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out).matches("stm32-dfu [0-9].*\\R");
  }

  @Test
  void twoProcessesCannotHaveOneBoard() throws Exception {
    Path file = folder.resolve("board");
    try (SavedBoard held = SavedBoard.open(file, SimulatedF373.strict().build())) {
      assertThat(held.finder().list()).hasSize(1);
      Process other = start("list", "--json", "--simulate=" + file);
      String out = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(new Outcome(other.waitFor(), out, "").exits(ExitCode.PERSON).kind())
          .isEqualTo("busy");
    }
    assertThat(start("list", "--simulate=" + file).waitFor()).isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void ctrlCEndsTheRunWhereItIsSafe() throws Exception {
    Process demo = start("demo", "--json");
    try (BufferedReader err = demo.errorReader(StandardCharsets.UTF_8)) {
      awaitLine(err, "update 25 %");
      assertThat(new ProcessBuilder("kill", "-INT", "" + demo.pid()).start().waitFor()).isZero();
      assertThat(awaitLine(err, "stm32-dfu: cancelled"))
          .contains(
              "this board has no complete application until the same command has been run again");
    }
    String out = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(demo.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(new Outcome(demo.exitValue(), out, "").exits(ExitCode.CANCELLED).kind())
        .isEqualTo("cancelled");
  }

  @ParameterizedTest
  @CsvSource({"INT, 0", "TERM, 143"})
  @DisabledOnOs(OS.WINDOWS)
  void simulateKeepsItsBoardHoweverItIsStopped(String signal, int exit) throws Exception {
    Path state = folder.resolve("board");
    Process server = start("simulate", "--usbip", 0, "--state", state);
    try (BufferedReader err = server.errorReader(StandardCharsets.UTF_8)) {
      awaitLine(err, "Ctrl-C ends");
      assertThat(state).doesNotExist();
      assertThat(new ProcessBuilder("kill", "-" + signal, "" + server.pid()).start().waitFor())
          .isZero();
      // A shell gives SIGINT to nothing that it runs in its background, this build perhaps.
      boolean ended = server.waitFor(30, TimeUnit.SECONDS);
      server.destroyForcibly();
      assertThat(ended).describedAs("SIG" + signal + " ends it").isTrue();
      assertThat(server.exitValue()).isEqualTo(exit);
    }
    assertThat(state).exists();
    assertThat(folder).isDirectoryNotContaining("glob:**.{lock,part}");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theJarLooksAtUsb() throws Exception {
    Process process = start("doctor", "--json");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    assertThat(JsonParser.parseString(out).getAsJsonObject().get("findings").getAsJsonArray())
        .describedAs("ended with " + exit)
        .isNotEmpty();
    assertThat(out).doesNotContain("no-usb");
  }

  private static String awaitLine(BufferedReader reader, String start) throws IOException {
    String line = reader.readLine();
    while (line != null && !line.startsWith(start)) {
      line = reader.readLine();
    }
    assertThat(line).describedAs("line that starts with " + start).isNotNull();
    return String.valueOf(line);
  }

  private static Process start(Object... args) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-jar", Path.of("target", "stm32-dfu.jar").toString()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return new ProcessBuilder(command).start();
  }
}
