package io.github.stm32dfu.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/embedding.md is this module's source, and it works. */
class EmbeddedUpdateTest {
  private static final Path SOURCE =
      Path.of("src/main/java/io/github/stm32dfu/embedding/EmbeddedUpdate.java");
  private static final Path PAGE = Path.of("../../docs/embedding.md");

  @TempDir private Path folder;

  @Test
  void updatesASimulatedBoard() throws Exception {
    byte[] application = {0x00, (byte) 0x80, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08, 1, 2, 3, 4};
    Path hex = folder.resolve("app.hex");
    try (OutputStream out = Files.newOutputStream(hex)) {
      FirmwareWriter.write(
          FirmwareImage.of(0x08000000L, application),
          WriteOptions.of(FirmwareFormat.INTEL_HEX),
          out);
    }
    SimulatedF373 board = SimulatedF373.strict().build();

    EmbeddedUpdate.update(hex, board.finder(), board.clock());

    assertThat(board.flash()).startsWith(application);
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertThat(board.violations()).isEmpty();
    assertThatThrownBy(() -> EmbeddedUpdate.update(hex, board.finder(), board.clock()))
        .isInstanceOf(DfuException.class)
        .hasMessageContaining("no board in its bootloader");
  }

  @Test
  void standsInTheDocumentation() throws Exception {
    String source = Files.readString(SOURCE);
    String shown =
        source
            .substring(
                source.indexOf("  // readme: begin\n") + 19, source.indexOf("  // readme: end"))
            .indent(-2);

    assertThat(Files.readString(PAGE)).contains("```java\n" + shown + "```");
  }
}
