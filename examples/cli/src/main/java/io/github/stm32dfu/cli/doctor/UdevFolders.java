package io.github.stm32dfu.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where udev has its rules.
 *
 * @param folders some of which need not exist
 */
public record UdevFolders(List<Path> folders) {
  public UdevFolders {
    folders = List.copyOf(folders);
  }

  /** {@return those of this computer, if it is Linux} */
  public static UdevFolders ofSystem() {
    return new UdevFolders(
        List.of(
            Path.of("/etc/udev/rules.d"),
            Path.of("/run/udev/rules.d"),
            Path.of("/usr/lib/udev/rules.d"),
            Path.of("/lib/udev/rules.d")));
  }

  /** {@return the files that name ST's bootloader, by its ids} */
  public List<Path> rulesForBootloader() {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.rules")) {
        for (Path file : files) {
          if (names(file)) {
            found.add(file.toRealPath());
          }
        }
      } catch (IOException notThere) {
        // A rule that cannot be read is no evidence.
      }
    }
    return found.stream().distinct().sorted().toList();
  }

  private static boolean names(Path file) throws IOException {
    String rules =
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return rules
        .lines()
        .anyMatch(
            line ->
                !line.strip().startsWith("#") && line.contains("0483") && line.contains("df11"));
  }
}
