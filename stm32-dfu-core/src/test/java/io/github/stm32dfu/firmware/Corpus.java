package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder of firmware files that other people's tools made, with the verdicts of other programs on
 * them. It is not part of the project; the system property {@code stm32dfu.corpus} says where it
 * is, relative to the root of the repository.
 */
record Corpus(Path folder) {
  /** Skips the test where the folder is absent. */
  static Corpus present() {
    Path root = Path.of("").toAbsolutePath().resolveSibling(".").normalize();
    Path folder =
        root.resolve(System.getProperty("stm32dfu.corpus", "../shared/corpus")).normalize();
    Assumptions.assumeTrue(Files.isDirectory(folder), "no corpus at " + folder);
    return new Corpus(folder);
  }

  /** {@return the rows of a table without its heading, cut into columns} */
  List<String[]> table(String name) {
    try {
      return Files.readAllLines(folder.resolve(name)).stream()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** {@return the file of a folder whose name begins so, if there is one} */
  Optional<String> file(String subfolder, String start, String extension) {
    return Optional.of(subfolder + "/" + start + extension)
        .filter(name -> Files.exists(folder.resolve(name)));
  }
}
