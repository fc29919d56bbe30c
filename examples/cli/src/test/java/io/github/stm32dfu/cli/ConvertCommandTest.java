package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code convert} refuses, warns of and leaves behind. */
class ConvertCommandTest {
  /** One byte at 0 and one at 0x04000010. */
  private static final String FAR_APART =
      ":0100000001FE\n:020000040400F6\n:0100100002ED\n:00000001FF\n";

  @TempDir private Path folder;

  @Test
  void gapsAreFilledFromTheFirstToTheLastAddress() throws IOException {
    Path in =
        Files.writeString(folder.resolve("a.hex"), ":0110000001EE\n:0110030002EA\n:00000001FF\n");
    Path out = folder.resolve("a.bin");
    Shell.run("convert", in, out).exits(ExitCode.DONE);
    assertThat(Files.readAllBytes(out)).containsExactly(1, 0xFF, 0xFF, 2);
    Shell.run("convert", in, out, "--fill", "0xA5").exits(ExitCode.DONE);
    assertThat(Files.readAllBytes(out)).containsExactly(1, 0xA5, 0xA5, 2);
  }

  @Test
  void aHugeRawFileIsStreamedAndWarnedOf() throws IOException {
    Path in = Files.writeString(folder.resolve("a.hex"), FAR_APART);
    Path out = folder.resolve("a.bin");
    Outcome outcome = Shell.run("convert", in, out).exits(ExitCode.DONE);
    assertThat(outcome.err()).contains("64 MB for 2 bytes");
    assertThat(Files.size(out)).isEqualTo(0x04000011L);
  }

  @Test
  void aFileIsNeverConvertedIntoItself() throws IOException {
    Path in = Files.writeString(folder.resolve("a.hex"), FAR_APART);
    Path link = Files.createSymbolicLink(folder.resolve("b.s19"), in);
    for (Path out : new Path[] {in, link}) {
      assertThat(Shell.run("convert", in, out, "--json").exits(ExitCode.REFUSED).kind())
          .isEqualTo("same-file");
    }
    assertThat(in).content().isEqualTo(FAR_APART);
  }

  @Test
  void aRefusedConversionLeavesTheOldFile() throws IOException {
    Path in = Files.writeString(folder.resolve("a.hex"), ":0110000001EF\n");
    Path out = Files.writeString(folder.resolve("a.bin"), "precious");
    Shell.run("convert", in, out).exits(ExitCode.REFUSED);
    assertThat(out).content().isEqualTo("precious");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void theFormatCanBeSaidOnBothSides() throws IOException {
    Path in = TestFiles.raw(folder.resolve("a.bin"), new byte[] {1, 2, 3});
    Path out = folder.resolve("anything");
    Shell.run("convert", in, out, "--base", "4096", "--format", "srec").exits(ExitCode.DONE);
    assertThat(out).content().contains("S30800001000010203E1");
    Shell.run("convert", in, out, "--from", "elf", "--format", "srec").exits(ExitCode.REFUSED);
    Shell.run("convert", in, out, "--from", "raw", "--format", "raw").exits(ExitCode.DONE);
    Shell.run("convert", in, out, "--from", "raw", "--format", "ihex").exits(ExitCode.REFUSED);
  }
}
