package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which format a file is taken for, and when raw is refused. */
class FirmwareReaderTest {
  private static final byte[] BINARY = {0, (byte) 0x80, 0, 0x20, 1, 1, 0, 8};
  private static final FirmwareImage IMAGE = FirmwareImage.of(0x0800_0000, BINARY);
  private static final ReadOptions BASE = ReadOptions.defaults().withBase(0x0800_0000);
  private static final ReadOptions RAW = ReadOptions.defaults().withFormat(FirmwareFormat.RAW);

  @Test
  void rawNeedsABaseOrTheFormat() {
    Reading.refused(BINARY)
        .asInstanceOf(InstanceOfAssertFactories.type(FirmwareFormatException.class))
        .extracting(FirmwareFormatException::hint)
        .isEqualTo(Hint.GIVE_BASE);
    assertThat(Reading.of(BINARY, BASE).image()).isEqualTo(IMAGE);
    FirmwareFile unplaced = Reading.of(BINARY, RAW);
    assertThat(unplaced.addressed()).isEqualTo(Addressing.UNKNOWN);
    assertThat(unplaced.image()).isEqualTo(FirmwareImage.of(0, BINARY));
  }

  @Test
  void rawAtTheEndOfTheAddressesFitsOrIsRefused() {
    assertThat(Reading.of(BINARY, ReadOptions.defaults().withBase(0xFFFF_FFF8L)).image().size())
        .isEqualTo(8);
    Reading.refused(BINARY, ReadOptions.defaults().withBase(0xFFFF_FFF9L))
        .hasMessageContaining("8 bytes at 0xFFFFFFF9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.dfu", "b.HEX", "folder.bin/c.s19", "d.srec", "e.elf", "f.axf"})
  void aNameCanRuleOutRaw(String name) {
    Reading.refused(BINARY, BASE.withFileName(name));
    Reading.refused(BINARY, RAW.withFileName(name)).hasMessageContaining("the name says");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.bin", "a", "a.img", "hex.bin"})
  void otherNamesDoNot(String name) {
    assertThat(Reading.of(BINARY, BASE.withFileName(name)).image()).isEqualTo(IMAGE);
    assertThat(Reading.of(BINARY, RAW.withFileName(name)).image().size()).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(
      value = FirmwareFormat.class,
      names = {"DFUSE", "DFU", "INTEL_HEX", "S_RECORD"})
  void contentRulesOutRawAndOtherFormats(FirmwareFormat format) {
    byte[] content = Written.of(IMAGE, format);
    Reading.refused(content, RAW).hasMessage("the content is " + format.label() + ", not raw");
    Reading.refused(content, ReadOptions.defaults().withFormat(FirmwareFormat.ELF))
        .hasMessage("the content is " + format.label() + ", not elf");
    assertThat(Reading.of(content, ReadOptions.defaults().withFormat(format)).format())
        .isEqualTo(format);
    assertThat(Reading.of(content, ReadOptions.defaults().withFileName("any.bin")).format())
        .isEqualTo(format);
  }

  @ParameterizedTest
  @EnumSource(
      value = FirmwareFormat.class,
      names = {"DFUSE", "INTEL_HEX", "S_RECORD"})
  void aBaseForAFormatWithAddressesIsRefused(FirmwareFormat format) {
    Reading.refused(Written.of(IMAGE, format), BASE)
        .hasMessageContaining("leave out the base address");
  }

  @Test
  void aDamagedSuffixIsRawOnlyIfThatIsSaid() {
    byte[] dfu = Written.of(IMAGE, FirmwareFormat.DFU);
    dfu[0] ^= 1;
    Reading.refused(dfu, BASE).hasMessageContaining("dwCRC");
    assertThat(Reading.of(dfu, RAW).image().size()).isEqualTo(24);
  }

  @Test
  void aDfuSeSuffixWithoutItsPrefixIsRefused() {
    byte[] dfuSe = Written.of(IMAGE, FirmwareFormat.DFUSE);
    byte[] stripped = new byte[dfuSe.length - 11];
    System.arraycopy(dfuSe, 11, stripped, 0, stripped.length);
    Reading.refused(DfuSeBuilder.withRightCrc(stripped))
        .hasMessageContaining("does not begin with DfuSe's prefix");
  }

  @Test
  void textThatIsNoFirmwareIsRefused() {
    String page = "<html>\n<head><title>404 Not Found</title></head>\n<body>gone</body>\n</html>\n";
    byte[] content = page.getBytes(StandardCharsets.UTF_8);
    Reading.refused(content, BASE.withFileName("app.bin")).hasMessageContaining("is text");
    Reading.refused(content, ReadOptions.defaults().withFileName("app.hex"))
        .hasMessage("line 1: expected a record that begins with ':'");
    Reading.refused(content, ReadOptions.defaults().withFileName("app.dfu"))
        .hasMessageContaining("neither begins with DfuSe's prefix nor ends with a DFU suffix");
    assertThat(Reading.of(content, RAW).image().size()).isEqualTo(content.length);
  }

  @Test
  void bytesThatOnlyBeginLikeARecordMayBeRaw() {
    byte[] content = "S000000000000\0".getBytes(StandardCharsets.US_ASCII);
    assertThat(Reading.of(content, BASE).image().size()).isEqualTo(content.length);
    assertThat(Reading.of(content, RAW).image().size()).isEqualTo(content.length);
  }

  @Test
  void limitsAreKept() {
    Reading.refused(new byte[0], RAW).hasMessage("the file is empty");
    Reading.refused(BINARY, RAW.withMaxBytes(7)).hasMessage("the file has 8 bytes, more than 7");
    assertThat(Reading.of(BINARY, RAW.withMaxBytes(8)).image().size()).isEqualTo(8);
    FirmwareImage two =
        AnyImage.image(List.of(Segment.copyOf(0, BINARY), Segment.copyOf(16, BINARY)));
    byte[] hex = Written.of(two, FirmwareFormat.INTEL_HEX);
    Reading.refused(hex, ReadOptions.defaults().withMaxSegments(1))
        .hasMessageContaining("2 separate segments, more than the allowed 1");
    assertThat(Reading.of(hex, ReadOptions.defaults().withMaxSegments(2)).image()).isEqualTo(two);
  }
}
