package io.github.stm32dfu.bed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of this system that has run to its end.
 *
 * @param command its name and arguments
 * @param exitCode 0 where it is content
 * @param output and errors, as they came
 */
record Program(List<String> command, int exitCode, String output) {
  private static final int PATIENCE_SECONDS = 200;

  static Program run(String... command) throws IOException, InterruptedException {
    return run(List.of(command));
  }

  static Program run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException(command + " did not end:\n" + Files.readString(output));
        }
      } finally {
        process.destroyForcibly();
      }
      return new Program(command, process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  /** {@return all of it, for the message of a failed test} */
  @Override
  public String toString() {
    return String.join(" ", command) + " ended with " + exitCode + ":\n" + output;
  }
}
