package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.memory.AddressRange;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to cost time or memory: near linear work, a small multiple of the size, or a no. */
@Timeout(20)
class HostileFileTest {
  private static final int MANY = 200_000;

  @Test
  void recordsOfOneByteFromTheTopDownMakeOneSegment() throws FirmwareFormatException {
    StringBuilder text = new StringBuilder();
    for (int address = 0xFFFF; address >= 0; address--) {
      text.append(HexText.data(address, 0xA5));
    }
    FirmwareFile file = read(text.append(HexText.END));
    assertThat(file.image().segments()).hasSize(1);
    assertThat(file.image().size()).isEqualTo(0x1_0000);
  }

  @Test
  void theSameRecordAgainAndAgainIsOneSegment() throws FirmwareFormatException {
    String record = HexText.data(0x1000, new int[255]);
    StringBuilder text = new StringBuilder(record.repeat(20_000));
    assertThat(read(text.append(HexText.END)).image().size()).isEqualTo(255);
  }

  @Test
  void tooManySegmentsAreRefused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 70_000; i++) {
      if (i % 0x8000 == 0) {
        text.append(HexText.intel(0, 4, 0, i / 0x8000));
      }
      text.append(HexText.data(i * 2 & 0xFFFF, 0));
    }
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FirmwareFormatException.class)
        .hasMessageContaining("70000 separate segments");
  }

  @Test
  void elementsWithoutBytesCostNothing() throws FirmwareFormatException {
    DfuSeBuilder file = new DfuSeBuilder();
    for (int i = 0; i < MANY; i++) {
      file.element(0);
    }
    byte[] content = file.target(0, "").build();
    assertThat(FirmwareReader.read(content, ReadOptions.defaults()).image().isEmpty()).isTrue();
  }

  @Test
  void anElementCountBeyondTheFileIsRefused() {
    byte[] content = new DfuSeBuilder().elementCountError(-1).target(0, "").build();
    assertThatThrownBy(() -> FirmwareReader.read(content, ReadOptions.defaults()))
        .isInstanceOf(FirmwareFormatException.class)
        .hasMessageContaining("4294967295 elements do not fit");
  }

  @Test
  void headersThatLoadTheSameBytesManyTimesAreRefused() {
    ElfBuilder elf = new ElfBuilder();
    for (int i = 0; i < 60_000; i++) {
      elf.header(1, 52, i * 0x1_0000L, 1_000_000);
    }
    assertThatThrownBy(() -> FirmwareReader.read(elf.build(), ReadOptions.defaults()))
        .isInstanceOf(FirmwareFormatException.class)
        .hasMessageContaining("larger than the file");
  }

  @Test
  void anImageFullOfTagsIsSearchedOnce() {
    FirmwareImage tagged =
        new TagStamp(0, new AddressRange(0, 80), "p", "v")
            .writeInto(FirmwareImage.of(0, new byte[80]));
    byte[] tag = tagged.segments().get(0).toByteArray();
    ByteBuffer many = ByteBuffer.allocate(80 * MANY);
    while (many.hasRemaining()) {
      many.put(tag);
    }
    assertThat(ImageTag.find(FirmwareImage.of(0, many.array())).orElseThrow().address()).isZero();
  }

  private static FirmwareFile read(StringBuilder text) throws FirmwareFormatException {
    return FirmwareReader.read(HexText.ascii(text.toString()), ReadOptions.defaults());
  }
}
