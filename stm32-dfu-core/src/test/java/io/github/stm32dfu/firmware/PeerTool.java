package io.github.stm32dfu.firmware;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Another program that reads or writes firmware files. */
record PeerTool(String name) {
  /** Skips the test where the program is not installed. */
  static PeerTool installed(String name) {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    Assumptions.assumeTrue(found, name + " is not installed");
    return new PeerTool(name);
  }

  /** {@return the exit code} */
  int exitCode(Object... arguments) {
    List<String> command = new ArrayList<>(List.of(name));
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end");
      }
      return process.exitValue();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
