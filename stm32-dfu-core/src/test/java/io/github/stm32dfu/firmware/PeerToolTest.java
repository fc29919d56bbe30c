package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.Hex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other programs read what we write, and we read what they make of it. */
class PeerToolTest {
  @TempDir private Path folder;

  static Stream<FirmwareImage> images() {
    return Stream.of(
        image(part(0x0800_0000, 1)),
        image(part(0x0800_FFF3, 70_001)),
        image(part(0x0800_0000, 2048), part(0x0800_1001, 333), part(0x1FFF_F800, 16)),
        image(part(0, 17), part(0xFFF8, 16), part(0xFFFF_FF00L, 256)));
  }

  @ParameterizedTest
  @MethodSource("images")
  void srecCatReadsHexAndSRecords(FirmwareImage image) throws IOException {
    PeerTool srecCat = PeerTool.installed("srec_cat");
    Path hex = written(image, FirmwareFormat.INTEL_HEX);
    Path srec = written(image, FirmwareFormat.S_RECORD);
    Path out = folder.resolve("out");
    assertThat(srecCat.exitCode(hex, "-intel", "-o", out, "-motorola")).isZero();
    assertThat(read(out).image()).isEqualTo(image);
    assertThat(srecCat.exitCode(srec, "-motorola", "-o", out, "-intel")).isZero();
    assertThat(read(out).image()).isEqualTo(image);
  }

  @ParameterizedTest
  @MethodSource("images")
  void objcopyReadsHexAndSRecords(FirmwareImage image) throws IOException {
    PeerTool objcopy = PeerTool.installed("objcopy");
    Path hex = written(image, FirmwareFormat.INTEL_HEX);
    Path srec = written(image, FirmwareFormat.S_RECORD);
    Path out = folder.resolve("out");
    assertThat(objcopy.exitCode("-I", "ihex", "-O", "srec", hex, out)).isZero();
    assertThat(read(out).image()).isEqualTo(image);
    assertThat(objcopy.exitCode("-I", "srec", "-O", "ihex", srec, out)).isZero();
    assertThat(read(out).image()).isEqualTo(image);
  }

  @ParameterizedTest
  @MethodSource("images")
  void dfuSuffixAcceptsDfuSe(FirmwareImage image) throws IOException {
    PeerTool dfuSuffix = PeerTool.installed("dfu-suffix");
    assertThat(dfuSuffix.exitCode("-c", written(image, FirmwareFormat.DFUSE))).isZero();
  }

  @ParameterizedTest
  @MethodSource("images")
  void dfuSuffixAndWeAgreeOnPlainDfu(FirmwareImage wide) throws IOException {
    PeerTool dfuSuffix = PeerTool.installed("dfu-suffix");
    FirmwareImage image = image(wide.segments().get(0));
    assertThat(dfuSuffix.exitCode("-c", written(image, FirmwareFormat.DFU))).isZero();
    Path raw = written(image, FirmwareFormat.RAW);
    assertThat(dfuSuffix.exitCode("-v", "0483", "-p", "df11", "-a", raw)).isZero();
    FirmwareFile file = read(raw);
    assertThat(file.image()).isEqualTo(FirmwareImage.of(0, image.segments().get(0).toByteArray()));
    assertThat(file.suffix().map(suffix -> suffix.allows(0x0483, 0xDF11))).hasValue(true);
  }

  @ParameterizedTest
  @MethodSource("images")
  void weReadWhatTheLinkerMakes(FirmwareImage wide) throws IOException {
    PeerTool ld = PeerTool.installed("ld");
    Segment segment = wide.segments().get(0);
    Path raw = Files.write(folder.resolve("raw"), segment.toByteArray());
    Path elf = folder.resolve("linked.elf");
    int exit =
        ld.exitCode(
            "-m",
            "elf_i386",
            "-Tdata",
            Hex.address(segment.address()),
            "-e",
            "0x08000101",
            "-b",
            "binary",
            raw,
            "-o",
            elf);
    Assumptions.assumeTrue(exit == 0, "ld does not know elf_i386");
    FirmwareFile file = read(elf);
    assertThat(file.image()).isEqualTo(image(segment));
    assertThat(file.entry()).hasValue(0x0800_0101);
    assertThat(file.warnings()).containsExactly("The file is for machine 3, not for ARM (40).");
  }

  private Path written(FirmwareImage image, FirmwareFormat format) throws IOException {
    return Files.write(folder.resolve("in." + format.label()), Written.of(image, format));
  }

  private static FirmwareFile read(Path path) throws IOException {
    return Reading.of(Files.readAllBytes(path));
  }

  private static FirmwareImage image(Segment... parts) {
    return AnyImage.image(List.of(parts));
  }

  private static Segment part(long address, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 37 + (i >> 8));
    }
    return Segment.copyOf(address, bytes);
  }
}
