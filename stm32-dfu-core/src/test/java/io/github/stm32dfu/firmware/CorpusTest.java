package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files from the wild, each one a test, against what other programs say of them. */
class CorpusTest {
  private static final Pattern RANGE = Pattern.compile("([0-9A-F]+)-([0-9A-F]+)");

  /** What srec_cat or objcopy made of a file; the digest is empty where they refused it. */
  private record Verdict(String ranges, String sha256) {
    /** srec_cat's image of a wide file was too large to be kept. */
    boolean isComplete() {
      return !sha256.startsWith("(");
    }
  }

  /** Counts as skipped where the corpus is absent; factories would just vanish from the report. */
  @Test
  void theCorpusIsThere() {
    assertThat(Corpus.present().table("MANIFEST.tsv")).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> hexAndSRecords() {
    Corpus corpus = Corpus.present();
    Map<String, List<Verdict>> verdicts =
        corpus.table("oracle_hex_s19.tsv").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row[0],
                    TreeMap::new,
                    Collectors.mapping(row -> new Verdict(row[3], row[4]), Collectors.toList())));
    count(corpus, verdicts.keySet().stream());
    return verdicts.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(), () -> compare(corpus, entry.getKey(), entry.getValue())));
  }

  /** Where the two programs disagree there is no truth: the file is refused or read with a word. */
  private static void compare(Corpus corpus, String name, List<Verdict> verdicts)
      throws IOException {
    List<String> digests =
        verdicts.stream().filter(Verdict::isComplete).map(Verdict::sha256).distinct().toList();
    boolean agreed = digests.size() == 1;
    FirmwareFile file;
    try {
      file = read(corpus, name);
    } catch (FirmwareFormatException refused) {
      assertThat(agreed && !digests.get(0).isEmpty()).as(refused.getMessage()).isFalse();
      return;
    }
    if (agreed) {
      assertThat(sha256(file.image())).isEqualTo(digests.get(0));
      assertThat(ranges(file.image())).isEqualTo(ranges(verdicts.get(0).ranges()));
    } else {
      assertThat(file.warnings()).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> dfu() {
    Corpus corpus = Corpus.present();
    List<String[]> rows = corpus.table("oracle_dfu-suffix.tsv");
    count(corpus, rows.stream().map(row -> row[0]));
    return rows.stream()
        .map(
            row ->
                dynamicTest(
                    row[0],
                    () -> {
                      String verdict = String.join(" ", row);
                      if (row[1].equals("0")) {
                        assertSuffix(read(corpus, row[0]).suffix().orElseThrow(), verdict);
                      } else {
                        Reading.refused(corpus.bytes(row[0])).hasMessageContaining("dwCRC");
                      }
                    }));
  }

  private static void assertSuffix(DfuSuffix suffix, String verdict) {
    assertThat(field(verdict, "BCD device")).isEqualTo(suffix.bcdDevice());
    assertThat(field(verdict, "Product ID")).isEqualTo(suffix.idProduct());
    assertThat(field(verdict, "Vendor ID")).isEqualTo(suffix.idVendor());
    assertThat(field(verdict, "BCD DFU")).isEqualTo(suffix.bcdDFU());
    assertThat(field(verdict, "Length")).isEqualTo(suffix.bLength());
    assertThat(field(verdict, "CRC")).isEqualTo(suffix.dwCRC());
  }

  private static long field(String verdict, String name) {
    MatchResult found =
        Pattern.compile("\\b" + name + ":\\s+(0x[0-9A-Fa-f]+|[0-9]+)")
            .matcher(verdict)
            .results()
            .findFirst()
            .orElseThrow();
    return Long.decode(found.group(1));
  }

  @TestFactory
  Stream<DynamicTest> dfuAndHexOfOneBuild() {
    Corpus corpus = Corpus.present();
    return Stream.of(
            "hydrabus__hydrafw__build_hydrafw", "keirf__flashfloppy__FF_Gotek-v0.9.27a.256KB.cp932")
        .filter(name -> corpus.file("dfu", name, ".dfu").isPresent())
        .map(
            name ->
                dynamicTest(
                    name,
                    () -> {
                      FirmwareImage dfu = read(corpus, "dfu/" + name + ".dfu").image();
                      for (Segment segment :
                          read(corpus, "hex/" + name + ".hex").image().segments()) {
                        byte[] seen = new byte[segment.size()];
                        dfu.copyTo(segment.range(), seen);
                        assertThat(dfu.covered(segment.range())).containsExactly(segment.range());
                        assertThat(seen).isEqualTo(segment.toByteArray());
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> likeNamedBinaries() {
    Corpus corpus = Corpus.present();
    return Stream.of("convert", "out")
        .map(name -> "eerimoq__bincopy__tests_files_" + name)
        .flatMap(name -> Stream.of("hex/" + name + ".hex", "s19/" + name + ".s19"))
        .map(
            name ->
                dynamicTest(
                    name,
                    () -> {
                      String bin = name.replaceAll("^.*/(.*)\\..*$", "bin/$1.bin");
                      byte[] dense =
                          Written.of(
                              read(corpus, name), WriteOptions.of(FirmwareFormat.RAW).withFill(0));
                      assertThat(FirmwareImage.of(0, dense))
                          .isEqualTo(FirmwareImage.of(0, corpus.bytes(bin)));
                    }));
  }

  private static FirmwareFile read(Corpus corpus, String name) throws FirmwareFormatException {
    return FirmwareReader.read(corpus.bytes(name), ReadOptions.defaults().withFileName(name));
  }

  private static void count(Corpus corpus, Stream<String> names) {
    Map<String, Long> counts =
        names.collect(
            Collectors.groupingBy(
                name -> outcome(corpus, name), TreeMap::new, Collectors.counting()));
    System.out.println("files of the corpus: " + counts);
  }

  private static String outcome(Corpus corpus, String name) {
    try {
      return read(corpus, name).warnings().isEmpty() ? "read" : "read with warnings";
    } catch (FirmwareFormatException refused) {
      return "refused";
    }
  }

  private static String sha256(FirmwareImage image) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      FirmwareWriter.write(
          image,
          WriteOptions.of(FirmwareFormat.RAW),
          new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<List<Long>> ranges(FirmwareImage image) {
    return image.segments().stream()
        .map(segment -> List.of(segment.address(), segment.range().endExclusive() - 1))
        .toList();
  }

  private static List<List<Long>> ranges(String text) {
    return RANGE
        .matcher(text)
        .results()
        .map(range -> Arrays.asList(hex(range.group(1)), hex(range.group(2))))
        .toList();
  }

  private static Long hex(String digits) {
    return Long.parseLong(digits, 16);
  }
}
