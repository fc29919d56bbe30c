package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
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
      text.append(hexRecord(address, 1, 0xA5));
    }
    FirmwareFile file = read(text.append(":00000001FF\n"));
    assertThat(file.image().segments()).hasSize(1);
    assertThat(file.image().size()).isEqualTo(0x1_0000);
  }

  @Test
  void theSameRecordAgainAndAgainIsOneSegment() throws FirmwareFormatException {
    String record = hexRecord(0x1000, 255, 0x5A);
    StringBuilder text = new StringBuilder(record.repeat(20_000));
    assertThat(read(text.append(":00000001FF\n")).image().size()).isEqualTo(255);
  }

  @Test
  void tooManySegmentsAreRefused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 70_000; i++) {
      if (i % 0x8000 == 0) {
        text.append(bankRecord(i / 0x8000));
      }
      text.append(hexRecord(i * 2 & 0xFFFF, 1, 0));
    }
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FirmwareFormatException.class)
        .hasMessageContaining("70000 separate segments");
  }

  @Test
  void elementsWithoutBytesCostNothing() throws FirmwareFormatException {
    byte[] elements = new byte[MANY * 8];
    assertThat(FirmwareReader.read(dfuSe(MANY, elements), ReadOptions.defaults()).image().isEmpty())
        .isTrue();
  }

  @Test
  void anElementCountBeyondTheFileIsRefused() {
    assertThatThrownBy(
            () -> FirmwareReader.read(dfuSe(0xFFFF_FFFF, new byte[16]), ReadOptions.defaults()))
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
        new TagStamp(0, new io.github.stm32dfu.memory.AddressRange(0, 80), "p", "v")
            .writeInto(FirmwareImage.of(0, new byte[80]));
    byte[] tag = tagged.segments().get(0).toByteArray();
    ByteBuffer many = ByteBuffer.allocate(80 * MANY);
    while (many.hasRemaining()) {
      many.put(tag);
    }
    assertThat(ImageTag.find(FirmwareImage.of(0, many.array())).orElseThrow().address()).isZero();
  }

  private static FirmwareFile read(StringBuilder text) throws FirmwareFormatException {
    return FirmwareReader.read(
        text.toString().getBytes(StandardCharsets.US_ASCII), ReadOptions.defaults());
  }

  private static String hexRecord(int address, int count, int value) {
    int sum = count + (address >> 8) + (address & 0xFF) + count * value;
    return String.format(":%02X%04X00", count, address)
        + String.format("%02X", value).repeat(count)
        + String.format("%02X\n", -sum & 0xFF);
  }

  private static String bankRecord(int bank) {
    return String.format(":02000004%04X%02X\n", bank, -(6 + bank) & 0xFF);
  }

  private static byte[] dfuSe(int dwNbElements, byte[] elements) {
    ByteBuffer file =
        ByteBuffer.allocate(11 + 274 + elements.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    file.put("DfuSe\1".getBytes(StandardCharsets.US_ASCII));
    file.putInt(file.capacity() - 16).put((byte) 1);
    file.put("Target".getBytes(StandardCharsets.US_ASCII)).position(11 + 266);
    file.putInt(elements.length).putInt(dwNbElements).put(elements);
    file.putShort((short) 0).putShort((short) 0xDF11).putShort((short) 0x0483);
    file.putShort((short) 0x011A).put("UFD".getBytes(StandardCharsets.US_ASCII)).put((byte) 16);
    CRC32 crc = new CRC32();
    crc.update(file.array(), 0, file.capacity() - 4);
    return file.putInt((int) ~crc.getValue()).array();
  }
}
