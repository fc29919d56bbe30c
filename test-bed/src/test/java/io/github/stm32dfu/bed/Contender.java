package io.github.stm32dfu.bed;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A program that writes an image to the board and starts it.
 *
 * @param name of the program
 * @param readsBack whether it compares what is in the flash afterwards
 * @param flashing that does it
 */
record Contender(String name, boolean readsBack, Flashing flashing) {
  /** One run, from the first request to the last, and perhaps the start of a program. */
  interface Flashing {
    void run() throws IOException, InterruptedException;
  }

  /** The peer that all others are measured by: it writes every page, whatever the board holds. */
  static Contender dfuUtil(String file, String base) {
    return new Contender(
        "dfu-util 0.11",
        false,
        command(List.of("dfu-util", "-a", "0", "-s", base + ":leave", "-D", file)));
  }

  /** The tool, whose process begins cold each time. */
  static Contender tool(String jar, String file, String base) {
    return new Contender(
        "the tool, advertised",
        true,
        command(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar,
                "flash",
                file,
                "--base",
                base)));
  }

  /** The library in a program that goes on running. */
  static Contender library(ResidentProgram program, String polling) {
    return new Contender(
        "the library, " + polling.toLowerCase(Locale.ROOT), true, () -> program.flash(polling));
  }

  private static Flashing command(List<String> command) {
    return () -> {
      Program program = Program.run(command);
      if (program.exitCode() != 0) {
        throw new IOException(program.toString());
      }
    };
  }
}
