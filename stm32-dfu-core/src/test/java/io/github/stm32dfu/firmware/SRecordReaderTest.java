package io.github.stm32dfu.firmware;

import static io.github.stm32dfu.firmware.HexText.motorola;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SRecordReaderTest {
  private static final String HEADER = motorola(0, 0, 0, 'H');
  private static final String END = motorola(9, 0, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S1050010414A5F\nS9030000FC\n",
        "s1050010414a5f\r\ns9030000fc\r\n",
        "\n\nS1050010414A5F  \n\nS9030000FC",
        "S206000010414A5E\nS804000000FB\n",
        "S30700000010414A5D\nS70500000000FA\n",
      })
  void writingStylesAreReadWithoutAWord(String text) {
    FirmwareFile file = Reading.of(text);
    assertThat(file.image()).isEqualTo(FirmwareImage.of(0x10, new byte[] {0x41, 0x4A}));
    assertThat(file.entry()).isEmpty();
    Reading.assertQuiet(file);
  }

  @Test
  void terminationRecordsGiveTheEntryPoint() {
    assertThat(Reading.of(HEADER, motorola(9, 0x12, 0x34)).entry()).hasValue(0x1234);
    assertThat(Reading.of(HEADER, motorola(8, 1, 0x12, 0x34)).entry()).hasValue(0x1_1234);
    assertThat(Reading.of(HEADER, motorola(7, 8, 0, 1, 1)).entry()).hasValue(0x0800_0101);
  }

  @Test
  void countsAreChecked() {
    String data = motorola(1, 0, 0, 7);
    Reading.assertQuiet(Reading.of(HEADER, data, data, motorola(5, 0, 2), END));
    Reading.assertQuiet(Reading.of(HEADER, data, data, motorola(6, 0, 0, 2), END));
    Reading.refused(HEADER, data, motorola(5, 0, 2), END)
        .hasMessage("line 3: the file counts 2 data records, 1 stand before it");
  }

  @Test
  void aMissingTerminationIsSaid() {
    assertThat(Reading.of(HEADER, motorola(1, 0, 0, 7)).warnings())
        .singleElement()
        .asString()
        .contains("cut");
  }

  @Test
  void damageIsNamedByItsLine() {
    Reading.refused(HEADER, "S1050010414A5E\n")
        .hasMessage("line 2: the checksum is 5E, expected 5F");
    Reading.refused(HEADER, "S1050010414A5\n").hasMessage("line 2: an odd number of digits");
    Reading.refused(HEADER, "S1060010414A5E\n")
        .hasMessage("line 2: the record counts 6 bytes and has 5");
    Reading.refused(HEADER, "S1040010414A5E\n")
        .hasMessage("line 2: the record counts 4 bytes and has 5");
    Reading.refused(HEADER, "S1\n").hasMessage("line 2: the record ends after its type");
    Reading.refused(HEADER, "S\n").hasMessageStartingWith("line 2: ");
    Reading.refused(HEADER, "S").hasMessageStartingWith("line 2: ");
    Reading.refused(HEADER, motorola(3, 0, 0))
        .hasMessage("line 2: the record ends within its address");
    Reading.refused(HEADER, motorola(4, 0, 0)).hasMessage("line 2: record type '4' is not known");
    Reading.refused(HEADER, motorola(3, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2))
        .hasMessage("line 2: 2 bytes at 0xFFFFFFFF reach past 32-bit addresses");
    Reading.refused(HEADER, END, HEADER)
        .hasMessage("line 3: a record follows the end of the file in line 2");
  }

  @Test
  void differentBytesForOneAddressNameBothLines() {
    Reading.refused(HEADER, motorola(1, 0, 0, 7), motorola(2, 0, 0, 0, 8), END)
        .hasMessage("line 2 and line 3: two different bytes for 0x00000000");
  }
}
