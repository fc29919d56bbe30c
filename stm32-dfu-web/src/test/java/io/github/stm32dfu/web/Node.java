package io.github.stm32dfu.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs scripts in Node with the module as this build compiled it. */
final class Node {
  private static final Path MODULE = Path.of("target/npm/package/stm32-dfu.js").toAbsolutePath();
  private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();
  private static final long MINUTES = 3;

  private Node() {}

  /** {@return what a script of this module's tests printed} */
  static String run(String script, Path... files) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", SCRIPTS.resolve(script).toString()));
    command.add(MODULE.toUri().toString());
    for (Path file : files) {
      command.add(file.toAbsolutePath().toString());
    }
    return run(new ProcessBuilder(command));
  }

  /** {@return what a script in a folder printed, which finds the package as npm installs it} */
  static String runInstalled(Path script) throws IOException, InterruptedException {
    Path folder = script.toAbsolutePath().getParent();
    Path installed = Files.createDirectories(folder.resolve("node_modules/stm32-dfu"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(MODULE.getParent())) {
      for (Path file : files) {
        Files.copy(file, installed.resolve(file.getFileName()));
      }
    }
    return run(new ProcessBuilder("node", script.toString()).directory(folder.toFile()));
  }

  private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path output = Files.createTempFile("node", ".out");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    assertThat(ended).as("node ends; it printed: %s", printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  /** Skips a test where there is no Node of version 18 or later. */
  static void assume() throws InterruptedException {
    Assumptions.assumeTrue(hasNode(), "no Node 18 or later is installed");
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("node", "--version").start();
      String version =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0
          && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 18;
    } catch (IOException absent) {
      return false;
    }
  }
}
