package io.github.stm32dfu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.journey.UpdateImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whole, damaged and made by others, read by Java and by the compiled module alike. */
class FileVectorsTest {
  private static final List<FirmwareFormat> FORMATS =
      List.of(
          FirmwareFormat.DFUSE,
          FirmwareFormat.DFU,
          FirmwareFormat.INTEL_HEX,
          FirmwareFormat.S_RECORD,
          FirmwareFormat.RAW);

  @TempDir Path folder;

  @Test
  void ourFilesAndDamagedOnesAreReadAlike() throws Exception {
    Node.assume();
    Random random = new Random(7);
    List<Path> files = new ArrayList<>();
    for (FirmwareFormat format : FORMATS) {
      for (int i = 0; i < 6; i++) {
        byte[] whole = written(format, random);
        files.add(save(format, i + "-whole", whole));
        files.add(save(format, i + "-flipped", flipped(whole, random)));
        files.add(save(format, i + "-short", shortened(whole, random)));
      }
    }

    compare(files);
  }

  @Test
  void filesOfOtherToolsAreReadAlike() throws Exception {
    Node.assume();
    Path corpus = Path.of(System.getProperty("stm32dfu.corpus", "../../shared/corpus"));
    Assumptions.assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus);
    try (Stream<Path> all = Files.walk(corpus)) {
      compare(
          all.filter(Files::isRegularFile).filter(file -> size(file) <= 1 << 20).sorted().toList());
    }
  }

  private void compare(List<Path> files) throws Exception {
    Path list = folder.resolve("list");
    Files.write(list, files.stream().map(file -> file.toAbsolutePath().toString()).toList());
    List<String> expected = new ArrayList<>();
    for (Path file : files) {
      expected.add(file.getFileName() + " " + byJava(file));
    }

    assertThat(Node.run("vectors.mjs", list).lines()).containsExactlyElementsOf(expected);
    assertThat(expected).as("some are read").anyMatch(line -> line.contains(" segments "));
    assertThat(expected).as("some are refused").anyMatch(line -> line.contains(" error "));
  }

  private static String byJava(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      UpdateImage image =
          UpdateImage.of(
              FirmwareReader.read(
                  Files.readAllBytes(file), ReadOptions.defaults().withFileName(name)),
              name);
      StringBuilder line = new StringBuilder(image.file().format().label() + " segments");
      for (Segment segment : image.file().image().segments()) {
        line.append(" ").append(segment.range().start()).append("-");
        line.append(segment.range().endExclusive()).append(":").append(sha256(segment));
      }
      image.product().ifPresent(product -> line.append(" product ").append(product));
      image.remarks().forEach(warning -> line.append(" | ").append(warning));
      return oneLine(line.toString());
    } catch (DfuException failure) {
      return oneLine(
          "error "
              + failure.getClass().getSimpleName()
              + " "
              + failure.hint().name()
              + " "
              + failure.getMessage());
    }
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }

  private static String sha256(Segment segment) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(segment.toByteArray());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] written(FirmwareFormat format, Random random) throws Exception {
    List<Segment> parts = new ArrayList<>();
    boolean addressed = format != FirmwareFormat.RAW && format != FirmwareFormat.DFU;
    for (int i = 0; i <= (addressed ? random.nextInt(3) : 0); i++) {
      byte[] bytes = new byte[1 + random.nextInt(5000)];
      random.nextBytes(bytes);
      parts.add(Segment.copyOf((addressed ? 0x0800_0000L : 0) + i * 0x2000L, bytes));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FirmwareWriter.write(FirmwareImage.of(parts), WriteOptions.of(format), out);
    return out.toByteArray();
  }

  private static byte[] flipped(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  private static byte[] shortened(byte[] whole, Random random) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  private Path save(FirmwareFormat format, String name, byte[] content) throws IOException {
    Path file = folder.resolve(format.label() + "-" + name);
    Files.write(file, content);
    return file;
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
