package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.memory.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Finds and checks the suffix at the end of a DFU file (DFU 1.1, appendix B). */
final class SuffixReader {
  /** Bytes of a suffix without additions; its fields have fixed places before its end. */
  static final int LENGTH = 16;

  /** bcdDFU of a DfuSe file. */
  static final int DFUSE_BCD = 0x011A;

  private SuffixReader() {}

  /**
   * {@return whether the signature and a possible length stand where a suffix has them}
   *
   * @param end the offset after the suffix
   */
  static boolean isAt(byte[] content, int end) {
    return end >= LENGTH
        && content[end - 8] == 'U'
        && content[end - 7] == 'F'
        && content[end - 6] == 'D'
        && LittleEndian.u8(content, end - 5) >= LENGTH
        && LittleEndian.u8(content, end - 5) <= end;
  }

  /** {@return whether there is a suffix whose CRC is right} */
  static boolean isValidAt(byte[] content, int end) {
    return isAt(content, end) && crc(content, end) == LittleEndian.u32(content, end - 4);
  }

  /**
   * {@return the suffix}
   *
   * @param end the offset after a suffix that {@link #isAt} found
   * @throws FirmwareFormatException where the CRC does not fit the bytes before it
   */
  static DfuSuffix read(byte[] content, int end) throws FirmwareFormatException {
    long stored = LittleEndian.u32(content, end - 4);
    long computed = crc(content, end);
    if (stored != computed) {
      throw Place.OFFSET.refuse(
          end - 4,
          "dwCRC is 0x"
              + Hex.digits(stored, 8)
              + ", the bytes before it give 0x"
              + Hex.digits(computed, 8));
    }
    return new DfuSuffix(
        LittleEndian.u16(content, end - 16),
        LittleEndian.u16(content, end - 14),
        LittleEndian.u16(content, end - 12),
        LittleEndian.u16(content, end - 10),
        LittleEndian.u8(content, end - 5),
        stored);
  }

  /** {@return what is odd about a suffix, one sentence each} */
  static List<String> oddities(DfuSuffix suffix) {
    List<String> odd = new ArrayList<>();
    if (suffix.idProduct() == 0 || suffix.idProduct() == DfuSuffix.ANY) {
      odd.add(
          "idProduct is "
              + Hex.digits(suffix.idProduct(), 4)
              + ", so the suffix cannot tell a wrong board.");
    }
    return odd;
  }

  /** CRC-32 without its final inversion, over everything but the CRC itself. */
  private static long crc(byte[] content, int end) {
    CRC32 crc = new CRC32();
    crc.update(content, 0, end - 4);
    return ~crc.getValue() & 0xFFFF_FFFFL;
  }
}
