package io.github.stm32dfu.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example is this module's source, and it works. */
class EmbeddedJourneyTest {
  private static final long BASE = 0x08000000L;
  private static final Path SOURCE =
      Path.of("src/main/java/io/github/stm32dfu/embedding/EmbeddedJourney.java");
  private static final Path README = Path.of("../../README.md");

  @TempDir private Path folder;

  @Test
  void takesASimulatedBoardFromVersionToVersion() throws Exception {
    Path hex = folder.resolve("lamp.hex");
    try (OutputStream out = Files.newOutputStream(hex)) {
      FirmwareWriter.write(firmware("1.1.0"), WriteOptions.of(FirmwareFormat.INTEL_HEX), out);
    }
    SimulatedF373 board = SimulatedF373.strict().boot0(Boot0.LOW).build();
    board.loadFlash(BASE, firmware("1.0.0").segments().get(0).toByteArray());
    board.reset();
    board.clock().sleep(Duration.ofSeconds(1));
    Surroundings around =
        new Surroundings(
            board.finder(),
            board.serialFinder(),
            board.clock(),
            new MemoryJournals(),
            new JdkSha256());

    UpdateReport report = EmbeddedJourney.update(hex, around);

    assertThat(report.from().version()).contains("1.0.0");
    assertThat(report.to().version()).contains("1.1.0");
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void standsInTheReadme() throws Exception {
    String source = Files.readString(SOURCE);
    String shown =
        source
            .substring(
                source.indexOf("  // readme: begin\n") + 19, source.indexOf("  // readme: end"))
            .indent(-2);

    assertThat(Files.readString(README)).contains("```java\n" + shown + "```");
  }

  private static FirmwareImage firmware(String version) {
    byte[] bytes = new byte[4096];
    byte[] vectors = {0x00, (byte) 0x80, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, bytes, 0, vectors.length);
    return new TagStamp(BASE + 0x200, AddressRange.ofLength(BASE, 4096), "Desk Lamp", version)
        .writeInto(FirmwareImage.of(BASE, bytes));
  }
}
