package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever is converted stays what it is. */
class ConvertPropertyTest {
  private static final List<String> WITH_ADDRESSES = List.of("hex", "s19", "dfu");

  private Path folder = Path.of("");

  @BeforeTry
  void createFolder() throws IOException {
    folder = Files.createTempDirectory("convert");
  }

  @AfterTry
  void deleteFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 15)
  void anyWayThroughTheFormatsKeepsTheSegments(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 2) Integer> way,
      @ForAll @Size(min = 1, max = 40) byte[] bytes,
      @ForAll @IntRange(max = 0x7FFF_FFFF) int address)
      throws IOException {
    Path at = TestFiles.raw(folder.resolve("in.bin"), bytes);
    String base = "--base=" + address;
    JsonElement segments = Shell.run("info", at, base, "--json").json().get("segments");
    int step = 0;
    for (int format : way) {
      Path next = folder.resolve("step" + step++ + "." + WITH_ADDRESSES.get(format));
      Outcome converted =
          step == 1 ? Shell.run("convert", at, next, base) : Shell.run("convert", at, next);
      converted.exits(ExitCode.DONE);
      assertThat(Shell.run("info", next, "--json").json().get("segments")).isEqualTo(segments);
      at = next;
    }
    Path raw = folder.resolve("out.bin");
    Shell.run("convert", at, raw).exits(ExitCode.DONE);
    assertThat(Files.readAllBytes(raw)).isEqualTo(bytes);
  }
}
