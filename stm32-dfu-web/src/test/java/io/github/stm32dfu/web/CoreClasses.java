package io.github.stm32dfu.web;

import io.github.stm32dfu.memory.AddressRange;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes that core consists of, found where this test's class path has them. */
final class CoreClasses {
  private static final String HOST = "io.github.stm32dfu.host.";

  private CoreClasses() {}

  /** {@return the binary names of all of core's classes but those of package {@code host}} */
  static List<String> forTheBrowser() throws IOException, URISyntaxException {
    URI core = AddressRange.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path place = Path.of(core);
    if (Files.isDirectory(place)) {
      return in(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return in(jar.getPath("/"));
    }
  }

  private static List<String> in(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .map(file -> file.replace('/', '.').replace('\\', '.'))
          .filter(name -> !name.startsWith(HOST))
          .filter(name -> !name.endsWith("-info"))
          .sorted()
          .toList();
    }
  }
}
