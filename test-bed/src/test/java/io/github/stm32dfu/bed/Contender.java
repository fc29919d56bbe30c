package io.github.stm32dfu.bed;

import java.util.List;

/**
 * A program that writes an image to the board and starts it.
 *
 * @param name of the program
 * @param readsBack whether it compares what is in the flash afterwards
 * @param command that does it
 */
record Contender(String name, boolean readsBack, List<String> command) {
  /** The peer that all others are measured by: it writes every page, whatever the board holds. */
  static Contender dfuUtil(String file, String base) {
    return new Contender(
        "dfu-util 0.11", false, List.of("dfu-util", "-a", "0", "-s", base + ":leave", "-D", file));
  }

  static Contender tool(String jar, String file, String base, String polling) {
    return new Contender(
        "stm32-dfu, " + polling,
        true,
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            jar,
            "flash",
            file,
            "--base",
            base,
            "--poll",
            polling));
  }
}
