package io.github.stm32dfu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who installs the package gets. */
class PackageTest {
  private static final Path NPM = Path.of("src/main/npm");
  private static final Pattern SAMPLE = Pattern.compile("```js\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern EXPORTED =
      Pattern.compile("export\\{([^}]*)\\};\\s*$|^export function (\\w+)", Pattern.MULTILINE);

  @TempDir Path folder;

  @Test
  void theSampleOfItsReadmeRunsUnderNode() throws Exception {
    Node.assume();
    ByteArrayOutputStream hex = new ByteArrayOutputStream();
    FirmwareWriter.write(
        FirmwareImage.of(0x0800_0000L, new byte[300]),
        WriteOptions.of(FirmwareFormat.INTEL_HEX),
        hex);
    Files.write(folder.resolve("lamp.hex"), hex.toByteArray());
    List<String> samples =
        SAMPLE
            .matcher(Files.readString(NPM.resolve("README.md")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(samples).hasSize(2);
    Path script = Files.writeString(folder.resolve("sample.mjs"), samples.get(1));

    assertThat(Node.runInstalled(script))
        .contains("ihex 300 [ '8000000' ]", "sectorSize: 2048", "access: 'g'");
  }

  @Test
  void eachExportIsDeclaredAndEachDeclarationIsThere() throws Exception {
    String module = Files.readString(Path.of("target/npm/package/stm32-dfu.js"));
    List<String> exported =
        EXPORTED.matcher(module).results().map(MatchResult::group).limit(1).toList();
    assertThat(exported).hasSize(1);
    List<String> names =
        Pattern.compile("as (\\w+)")
            .matcher(exported.get(0))
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("main"))
            .toList();
    List<String> declared =
        EXPORTED
            .matcher(Files.readString(NPM.resolve("stm32-dfu.d.ts")))
            .results()
            .map(found -> found.group(2))
            .toList();

    assertThat(declared).containsExactlyInAnyOrderElementsOf(names);
  }

  /** A page that loads it on a telephone's network should not wait; see docs/benchmarks.md. */
  @Test
  void itStaysSmall() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      Files.copy(Path.of("target/npm/package/stm32-dfu.js"), gzip);
    }
    System.out.println("stm32-dfu.js: " + packed.size() / 1024 + " KB gzip");

    assertThat(packed.size()).isLessThan(165 * 1024);
  }
}
