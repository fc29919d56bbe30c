package io.github.stm32dfu.firmware;

import static io.github.stm32dfu.firmware.HexText.END;
import static io.github.stm32dfu.firmware.HexText.data;
import static io.github.stm32dfu.firmware.HexText.intel;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntelHexReaderTest {
  private static final FirmwareImage TWO_BYTES = FirmwareImage.of(0x10, new byte[] {0x41, 0x4A});

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":02001000414A63\n:00000001FF\n",
        ":02001000414a63\n:00000001ff\n",
        ":02001000414A63\r\n:00000001FF\r\n",
        ":02001000414A63\r:00000001FF\r",
        "\n\n  :02001000414A63 \t\n\n:00000001FF",
        ":01001100" + "4AA4\n:0100100041AE\n:00000001FF\n",
        ":02001000414A63\n:02001000414A63\n:00000001FF\n"
      })
  void writingStylesAreReadWithoutAWord(String text) {
    FirmwareFile file = Reading.of(text);
    assertThat(file.image()).isEqualTo(TWO_BYTES);
    Reading.assertQuiet(file);
  }

  @Test
  void linearAndSegmentAddressesMoveTheData() {
    FirmwareFile file =
        Reading.of(
            intel(0, 4, 0x08, 0x01), data(0x10, 1), intel(0, 2, 0x12, 0x34), data(0x20, 2), END);
    assertThat(file.image().segments())
        .extracting(Segment::address)
        .containsExactly(0x1_2340L + 0x20, 0x0801_0010L);
  }

  @Test
  void offsetsWrapWithinASegmentButNotInLinearAddresses() {
    assertThat(Reading.of(intel(0, 2, 0x10, 0x00), data(0xFFFF, 1, 2), END).image().segments())
        .extracting(Segment::address)
        .containsExactly(0x1_0000L, 0x1_FFFFL);
    assertThat(Reading.of(intel(0, 4, 0, 1), data(0xFFFF, 1, 2), END).image().span().start())
        .isEqualTo(0x1_FFFFL);
  }

  @Test
  void startRecordsGiveTheEntryPoint() {
    assertThat(Reading.of(intel(0, 5, 8, 0, 1, 0x41), END).entry()).hasValue(0x0800_0141);
    assertThat(Reading.of(intel(0, 3, 0x12, 0x34, 0x56, 0x78), END).entry())
        .hasValue(0x12340 + 0x5678);
  }

  @Test
  void aMissingEndRecordIsSaid() {
    assertThat(Reading.of(data(0, 1)).warnings()).singleElement().asString().contains("cut");
  }

  @Test
  void trailingBytesAreSaid() {
    assertThat(Reading.of(data(0, 1), END, "\u001a").warnings())
        .containsExactly("1 bytes after the last record in line 2 are ignored.");
  }

  @Test
  void aSecondFileBehindTheFirstIsRefused() {
    Reading.refused(data(0, 1), END, "\n", data(8, 2), END)
        .hasMessage("line 4: a record follows the end of the file in line 2");
  }

  @Test
  void differentBytesForOneAddressNameBothLines() {
    Reading.refused(data(0, 1), data(4, 1, 2, 3), data(5, 2), data(6, 9), END)
        .hasMessage("line 2 and line 4: two different bytes for 0x00000006");
  }

  @Test
  void damageIsNamedByItsLine() {
    String good = data(0, 1);
    Reading.refused(good, ":0100010001FE\n").hasMessage("line 2: the checksum is FE, expected FD");
    Reading.refused(good, "\r\n:0100010001F\n").hasMessage("line 3: an odd number of digits");
    Reading.refused(good, ":01000100G1FD\n").hasMessage("line 2: expected a hex digit, seen 'G'");
    Reading.refused(good, ":010001001\u0007FD\n")
        .hasMessage("line 2: expected a hex digit, seen 0x07");
    Reading.refused(good, ":02000100FF\n")
        .hasMessage("line 2: the record says 2 data bytes and has 0");
    Reading.refused(good, ":0000010000FF\n")
        .hasMessage("line 2: the record says 0 data bytes and has 1");
    Reading.refused(good, ":000000\n").hasMessage("line 2: the record ends within its header");
    Reading.refused(good, "hello\n").hasMessage("line 2: expected a record that begins with ':'");
    Reading.refused(good, ":" + "00".repeat(261))
        .hasMessage("line 2: the record is longer than any can be");
    Reading.refused(good, intel(0, 6)).hasMessage("line 2: record type 06 is not known");
    Reading.refused(good, intel(0, 4, 1))
        .hasMessage("line 2: a record of type 04 has 2 data bytes, not 1");
  }

  @Test
  void addressesPast32BitsAreRefused() {
    assertThat(Reading.of(intel(0, 4, 0xFF, 0xFF), data(0xFFFE, 1, 2), END).image().size())
        .isEqualTo(2);
    Reading.refused(intel(0, 4, 0xFF, 0xFF), data(0xFFFF, 1, 2), END)
        .hasMessage("line 2: 2 bytes at 0xFFFFFFFF reach past 32-bit addresses");
  }
}
