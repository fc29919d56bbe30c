package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code simulate --pty}, used as a shell would; skipped where there is no socat. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatePtyTest {
  @TempDir private Path folder;

  @BeforeEach
  void needsSocat() {
    String path = System.getenv().getOrDefault("PATH", "");
    assumeThat(
            Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "socat"))))
        .isTrue();
  }

  private static String ask(OutputStream out, BufferedReader in, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    return String.valueOf(in.readLine());
  }

  private static BufferedReader reader(Path port) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new FileInputStream(port.toFile()), StandardCharsets.US_ASCII));
  }

  @Test
  void theApplicationAnswersUntilItIsSentAway() throws Exception {
    Path link = folder.resolve("port");
    Path file = TestFiles.tagged(folder, "1.4.2");
    try (RunningTool tool =
        new RunningTool("simulate", "--pty", link, "--app", "--firmware", file, "--json")) {
      Path name = Path.of(tool.awaitLine("its application is at ").replaceAll(".* at ", ""));
      assertThat(link.toRealPath()).isEqualTo(name.toRealPath());
      try (OutputStream out = new FileOutputStream(link.toFile());
          BufferedReader in = reader(link)) {
        assertThat(ask(out, in, "id?")).startsWith("id product=demo version=1.4.2 uid=");
        assertThat(ask(out, in, "hello")).isEqualTo("error unknown");
        assertThat(ask(out, in, "bootloader!")).isEqualTo("ok bootloader");
      }
      tool.awaitLine("the application has left");
      JsonObject end = tool.stop().exits(ExitCode.DONE).json();
      assertThat(end.get("pty").getAsString()).isEqualTo(name.toString());
      assertThat(end.get("port").isJsonNull()).isTrue();
    }
    assertThat(link).doesNotExist();
  }

  @Test
  void withUsbIpTheBoardGoesOnThere() throws Exception {
    Path file = TestFiles.tagged(folder, "1.4.2");
    try (RunningTool tool =
        new RunningTool("simulate", "--pty", "--usbip", 0, "--app", "--firmware", file)) {
      Path name = Path.of(tool.awaitLine("its application is at ").replaceAll(".* at ", ""));
      tool.awaitLine("serving on 127.0.0.1");
      try (OutputStream out = new FileOutputStream(name.toFile())) {
        out.write("bootloader!\n".getBytes(StandardCharsets.US_ASCII));
        tool.awaitLine("the application has left");
      }
      assertThat(tool.stop().exits(ExitCode.DONE).out()).contains("ends with");
    }
  }

  @Test
  void withoutAnApplicationThereIsNothingToTalkTo() {
    Outcome outcome = Shell.run("simulate", "--pty", "--app", "--json");
    assertThat(outcome.exits(ExitCode.REFUSED).kind()).isEqualTo("no-application");
  }

  @Test
  void aFirmwareThatDoesNotFitIsRefused() throws Exception {
    Path file = TestFiles.hex(folder.resolve("a.hex"), 0x0900_0000L, TestFiles.small(100));
    Outcome outcome = Shell.run("simulate", "--pty", "--firmware", file, "--json");
    assertThat(outcome.exits(ExitCode.REFUSED).kind()).isEqualTo("outside-layout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulate --pty --boards 2", "simulate --pty --boards 0"})
  void nonsenseIsWrongUsage(String line) {
    Shell.run((Object[]) line.split(" ")).exits(ExitCode.USAGE);
  }
}
