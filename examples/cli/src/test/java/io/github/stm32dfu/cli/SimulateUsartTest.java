package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ROM's USART on a pseudo terminal, for the tool and for stm32flash. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulateUsartTest {
  private static final int SIZE = 6 * 1024;

  @TempDir private Path folder;

  @BeforeEach
  void needsSocat() {
    assumeThat(has("socat")).as("socat is installed").isTrue();
  }

  @Test
  void theToolFlashesReadsAndStartsThere() throws Exception {
    Path link = folder.resolve("usart");
    byte[] image = TestFiles.small(SIZE);
    Path file = TestFiles.hex(folder.resolve("a.hex"), TestFiles.BASE, image);
    Path copy = folder.resolve("copy.bin");
    try (RunningTool tool = new RunningTool("simulate", "--usart", link)) {
      tool.awaitLine("its USART1 is at ");
      tool.awaitLine("Ctrl-C ends");
      Shell.run("flash", file, "--serial", link, "--no-leave").exits(ExitCode.DONE);
      Shell.run("read", copy, "--serial", link, "--length", SIZE).exits(ExitCode.DONE);
      assertThat(copy).hasBinaryContent(image);
      assertThat(Shell.run("flash", file, "--serial", link, "--json").exits(ExitCode.DONE).out())
          .contains("\"result\":\"unchanged\"", "\"left\":\"confirmed\"");
      assertThat(tool.stop().exits(ExitCode.DONE).out()).contains("ends with");
    }
  }

  @Test
  void stm32flashIdentifiesWritesVerifiesReadsAndStarts() throws Exception {
    assumeThat(has("stm32flash")).as("stm32flash is installed").isTrue();
    Path link = folder.resolve("usart");
    byte[] image = TestFiles.small(SIZE);
    Path file = TestFiles.raw(folder.resolve("a.bin"), image);
    Path copy = folder.resolve("copy.bin");
    try (RunningTool tool = new RunningTool("simulate", "--usart", link)) {
      tool.awaitLine("Ctrl-C ends");
      assertThat(stm32flash(link)).contains("0x0432 (STM32F373xx/F378xx)", "Version      : 0x31");
      assertThat(stm32flash(link, "-w", file, "-v")).contains("verified", "Done.");
      stm32flash(link, "-r", copy, "-S", "0x08000000:" + SIZE);
      assertThat(copy).hasBinaryContent(image);
      assertThat(Shell.run("flash", file, "--base", "0x08000000", "--serial", link, "--no-leave"))
          .satisfies(same -> assertThat(same.exits(ExitCode.DONE).out()).contains("right already"));
      assertThat(stm32flash(link, "-g", "0x08000000")).contains("Starting execution");
    }
  }

  /** A pseudo terminal has neither. */
  @Test
  void aPortWithoutModemLinesStartsNoBootloader() throws Exception {
    Path link = folder.resolve("usart");
    try (RunningTool tool = new RunningTool("simulate", "--usart", link)) {
      tool.awaitLine("Ctrl-C ends");
      Path copy = folder.resolve("copy.bin");
      assertThat(
              Shell.run("read", copy, "--serial", link, "--length", 4, "--entry=-rts&dtr,-dtr,")
                  .err())
          .containsIgnoringCase("rts");
      assertThat(copy).doesNotExist();
    }
  }

  @Test
  void twoWaysToTheBoardAreWrongUsage() {
    Shell.run("read", "x.bin", "--serial", "x", "--simulate").exits(ExitCode.USAGE);
    Shell.run("read", "x.bin", "--serial", "x", "--baud", "921600").exits(ExitCode.USAGE);
    Shell.run("simulate", "--usart", "--usbip").exits(ExitCode.USAGE);
    Shell.run("list", "--serial", "x").exits(ExitCode.USAGE);
    Shell.run("read", "x.bin", "--length", 4, "--entry=-rts&dtr,-dtr,").exits(ExitCode.USAGE);
    Shell.run("read", "x.bin", "--length", 4, "--serial", "x", "--entry=cts").exits(ExitCode.USAGE);
  }

  /** A pseudo terminal keeps no parity, and stm32flash looks whether it does. */
  private static String stm32flash(Path port, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("stm32flash", "-m", "8n1", "-b", "115200"));
    Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
    command.add(port.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean has(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }
}
