package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.firmware.WriteOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareFilesTest {
  private static final ReadOptions BASE = ReadOptions.defaults().withBase(0x0800_0000);

  @TempDir private Path folder;

  @Test
  void theNameOfTheFileCounts() throws IOException {
    Path bin = Files.write(folder.resolve("app.bin"), new byte[] {1, 2, 3});
    Path hex = Files.write(folder.resolve("app.hex"), new byte[] {1, 2, 3});
    assertThat(FirmwareFiles.read(bin, BASE).image())
        .isEqualTo(FirmwareImage.of(0x0800_0000, new byte[] {1, 2, 3}));
    assertRefused(hex, BASE).hasMessageContaining("line 1");
    assertThat(FirmwareFiles.read(hex, BASE.withFileName("app.bin")).image().size()).isEqualTo(3);
  }

  @Test
  void whatCannotBeReadIsSaidClearly() throws IOException {
    assertRefused(folder, BASE).hasMessage(folder + " is a directory");
    Path missing = folder.resolve("missing.bin");
    assertRefused(missing, BASE).hasMessage(missing + " does not exist");
  }

  @Test
  void aFileWithoutPermissionIsSaidClearly() throws IOException {
    Path locked = Files.write(folder.resolve("locked.bin"), new byte[1]);
    Assumptions.assumeTrue(
        locked.toFile().setReadable(false) && !Files.isReadable(locked),
        "this user may read every file");
    assertRefused(locked, BASE).hasMessage(locked + " cannot be read: permission denied");
  }

  @Test
  void aLargeFileIsRefusedUnread() throws IOException {
    Path huge = folder.resolve("huge.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertRefused(huge, BASE).hasMessage(huge + " has 1099511627776 bytes, more than 67108864");
  }

  @Test
  void anEndlessFileIsRefused() {
    Path zero = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(zero), "this system has no /dev/zero");
    assertRefused(zero, BASE.withMaxBytes(1000)).hasMessage("/dev/zero has more than 1000 bytes");
  }

  @Test
  void filesAreWrittenWholeAndReplaced() throws IOException {
    Path bin = Files.write(folder.resolve("app.bin"), new byte[] {1, 2, 3});
    FirmwareFile file = FirmwareFiles.read(bin, BASE);
    Path hex = Files.write(folder.resolve("app.hex"), new byte[] {9});
    FirmwareFiles.write(file, WriteOptions.of(FirmwareFormat.INTEL_HEX), hex);
    assertThat(FirmwareFiles.read(hex, ReadOptions.defaults()).image()).isEqualTo(file.image());
    assertThat(names()).containsExactlyInAnyOrder("app.bin", "app.hex");
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path dfu = folder.resolve("app.dfu");
    FirmwareFile unplaced =
        FirmwareFiles.read(
            Files.write(folder.resolve("app.bin"), new byte[] {1}),
            ReadOptions.defaults().withFormat(FirmwareFormat.RAW));
    assertThatThrownBy(
            () -> FirmwareFiles.write(unplaced, WriteOptions.of(FirmwareFormat.DFUSE), dfu))
        .isInstanceOf(FirmwareFormatException.class);
    assertThat(names()).containsExactly("app.bin");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList().stream();
    }
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Path path, ReadOptions options) {
    return assertThatThrownBy(() -> FirmwareFiles.read(path, options))
        .isInstanceOf(FirmwareFormatException.class);
  }
}
