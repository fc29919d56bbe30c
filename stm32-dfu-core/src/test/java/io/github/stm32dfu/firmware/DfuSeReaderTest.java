package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DfuSeReaderTest {
  private static DfuSeBuilder oneElement() {
    return new DfuSeBuilder().element(0x0800_0000, (byte) 1, (byte) 2, (byte) 3);
  }

  @Test
  void targetsKeepTheirElementsAndTheImageHasThemAll() {
    FirmwareFile file =
        Reading.of(
            new DfuSeBuilder()
                .element(0x0800_0004, (byte) 5)
                .element(0x0800_0000, (byte) 1)
                .target(0, "Internal Flash")
                .element(0x1FFF_F800, (byte) 0xA5)
                .target(1, "Option Bytes")
                .build());
    assertThat(file.targets()).hasSize(2);
    assertThat(file.targets().get(1).bAlternateSetting()).isEqualTo(1);
    assertThat(file.targets().get(1).name()).isEqualTo("Option Bytes");
    assertThat(file.targets().get(0).image().segments()).hasSize(2);
    assertThat(file.image().segments()).hasSize(3);
    Reading.assertQuiet(file);
  }

  @Test
  void elementsSideBySideBecomeOneSegment() {
    FirmwareFile file =
        Reading.of(oneElement().element(0x0800_0003, (byte) 4).target(0, "").build());
    assertThat(file.image()).isEqualTo(FirmwareImage.of(0x0800_0000, new byte[] {1, 2, 3, 4}));
  }

  @Test
  void oddFieldsAreSaid() {
    assertThat(Reading.of(oneElement().imageSizeError(16).target(0, "").build()).warnings())
        .containsExactly("DFUImageSize counts the suffix too, which some programs refuse.");
    assertThat(Reading.of(oneElement().imageSizeError(-3).target(0, "").build()).warnings())
        .containsExactly("DFUImageSize is 293, expected 296.");
    assertThat(Reading.of(oneElement().target(0, "ST...\0xy").build()).warnings())
        .singleElement()
        .asString()
        .contains("offset 0x0000000B", "not zero");
    assertThat(Reading.of(oneElement().idProduct(0).target(0, "").build()).warnings())
        .containsExactly("idProduct is 0000, so the suffix cannot tell a wrong board.");
    assertThat(Reading.of(oneElement().idProduct(0xFFFF).target(0, "").build()).warnings())
        .containsExactly("idProduct is FFFF, so the suffix cannot tell a wrong board.");
    assertThat(Reading.of(oneElement().bcdDFU(0x0100).target(0, "").build()).warnings())
        .containsExactly("The suffix does not say DfuSe (bcdDFU 011A).");
    assertThat(
            Reading.of(oneElement().beforeSuffix((byte) 0, (byte) 0).target(0, "").build())
                .warnings())
        .containsExactly("2 bytes between elements and suffix are ignored.");
  }

  @Test
  void bytesBehindTheSuffixAreSaid() {
    byte[] padded = Arrays.copyOf(oneElement().target(0, "").build(), 512);
    FirmwareFile file = Reading.of(padded);
    assertThat(file.image().size()).isEqualTo(3);
    assertThat(file.warnings()).containsExactly("200 bytes after the suffix are ignored.");
  }

  @Test
  void aNameWithoutAnEndIsTakenWhole() {
    FirmwareFile file = Reading.of(oneElement().target(0, "n".repeat(255)).build());
    assertThat(file.targets().get(0).name()).hasSize(255);
    Reading.assertQuiet(file);
  }

  @Test
  void longerSuffixesAreRead() {
    FirmwareFile file = Reading.of(oneElement().suffixLength(40).target(0, "").build());
    assertThat(file.image().size()).isEqualTo(3);
    assertThat(file.suffix().map(DfuSuffix::bLength)).hasValue(40);
    Reading.assertQuiet(file);
  }

  @Test
  void liesAboutSizesAreRefusedByTheirOffset() {
    Reading.refused(oneElement().version(2).target(0, "").build())
        .hasMessage("offset 0x00000005: DfuSe version 2, expected 1");
    Reading.refused(oneElement().targetSizeError(1 << 20).target(0, "").build())
        .hasMessageStartingWith("offset 0x00000115: dwTargetSize is 1048587");
    Reading.refused(oneElement().targetSizeError(1).target(0, "").build())
        .hasMessage("offset 0x00000115: dwTargetSize is 12, the elements take 11");
    Reading.refused(oneElement().elementCountError(1).target(0, "").build())
        .hasMessage("offset 0x00000119: 2 elements do not fit in 11 bytes");
    Reading.refused(oneElement().elementCountError(-1).target(0, "").build())
        .hasMessage("offset 0x00000115: dwTargetSize is 11, the elements take 0");
    Reading.refused(new DfuSeBuilder().lyingElement(0, 4, (byte) 1, (byte) 2).target(0, "").build())
        .hasMessage("offset 0x0000011D: an element of 4 bytes, only 2 are left in its target");
    Reading.refused(
            new DfuSeBuilder().lyingElement(0, 0xFFFF_FFFFL, (byte) 1).target(0, "").build())
        .hasMessageStartingWith("offset 0x0000011D: an element of 4294967295 bytes");
    Reading.refused(
            new DfuSeBuilder().element(0xFFFF_FFFFL, (byte) 1, (byte) 2).target(0, "").build())
        .hasMessage("offset 0x0000011D: 2 bytes at 0xFFFFFFFF reach past 32-bit addresses");
  }

  @Test
  void anElementAtTheEndOfItsTargetIsRefused() {
    byte[] file =
        new DfuSeBuilder().element(0, new byte[12]).elementCountError(1).target(0, "").build();
    String message = "offset 0x00000131: an element begins too near to the end of its target";
    Reading.refused(file).hasMessage(message);
    Reading.refused(Arrays.copyOf(file, 0x131)).hasMessage(message);
  }

  @Test
  void aCutFileIsRefused() {
    byte[] file = oneElement().target(0, "").build();
    Reading.refused(Arrays.copyOf(file, 8))
        .hasMessageContaining("offset 0x00000005: the file ends");
    Reading.refused(Arrays.copyOf(file, 100)).hasMessageContaining("offset 0x00000011");
    Reading.refused(Arrays.copyOf(file, file.length - 1))
        .hasMessage("offset 0x00000128: no DFU suffix follows the elements");
  }

  @Test
  void aWrongCrcIsRefusedWithBothValues() {
    byte[] file = oneElement().target(0, "").build();
    file[0x11D + 8] ^= 1;
    Reading.refused(file)
        .hasMessageMatching(
            "offset 0x00000134: dwCRC is 0x[0-9A-F]{8}, the bytes before it give 0x[0-9A-F]{8}");
  }

  @Test
  void elementsThatReachIntoTheSuffixAreRefused() {
    byte[] file = oneElement().target(0, "").build();
    file[file.length - 5] = 17;
    Reading.refused(DfuSeBuilder.withRightCrc(file))
        .hasMessage("offset 0x00000127: the last element reaches into the suffix");
  }

  @Test
  void contradictingElementsNameBothOffsets() {
    Reading.refused(oneElement().element(0x0800_0002, (byte) 9).target(0, "").build())
        .hasMessage("offset 0x0000011D and offset 0x00000128: two different bytes for 0x08000002");
    Reading.refused(oneElement().target(0, "").element(0x0800_0002, (byte) 9).target(1, "").build())
        .hasMessage("offset 0x0000011D and offset 0x0000023A: two different bytes for 0x08000002");
  }
}
