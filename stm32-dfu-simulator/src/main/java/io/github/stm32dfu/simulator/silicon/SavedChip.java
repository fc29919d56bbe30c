package io.github.stm32dfu.simulator.silicon;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32;

/**
 * What a chip keeps without power, as a file, little endian: {@code SIMF373}, 0x00, version (2
 * bytes), pages (2), page size (2), 0 (2), option bytes (16), one bit for each page that is torn,
 * the flash, CRC-32 of all before (4).
 */
public final class SavedChip {
  /** More than any chip needs; a longer file is none. */
  public static final int MOST_BYTES = 8 << 20;

  private static final byte[] MAGIC = {'S', 'I', 'M', 'F', '3', '7', '3', 0};
  private static final int VERSION = 1;
  private static final int HEADER = 16;
  private static final int CRC = 4;

  private SavedChip() {}

  /**
   * Writes what a chip keeps.
   *
   * @param chip to be saved
   * @param out takes the bytes; stays open
   * @throws IOException where it does not
   */
  public static void write(Chip chip, OutputStream out) throws IOException {
    FlashGeometry geometry = chip.flash().geometry();
    byte[] file = new byte[length(geometry)];
    ByteBuffer all = littleEndian(file);
    all.put(MAGIC).putShort((short) VERSION);
    all.putShort((short) geometry.pages())
        .putShort((short) geometry.pageSize())
        .putShort((short) 0);
    all.put(chip.optionBytes().bytes());
    all.put(Arrays.copyOf(chip.flash().torn().toByteArray(), tornLength(geometry)));
    all.put(chip.flash().read(0, geometry.size()));
    all.putInt((int) crcOf(file));
    out.write(file);
  }

  /**
   * Looks whether saved contents are whole and fit a flash.
   *
   * @param file all of it
   * @param geometry of the flash
   * @throws FirmwareFormatException where the file is damaged or of another chip
   */
  public static void check(byte[] file, FlashGeometry geometry) throws FirmwareFormatException {
    if (file.length < HEADER || !Arrays.equals(MAGIC, 0, MAGIC.length, file, 0, MAGIC.length)) {
      throw bad("no saved board: it does not begin with SIMF373");
    }
    ByteBuffer all = littleEndian(file).position(MAGIC.length);
    int version = all.getShort();
    int pages = all.getShort();
    int pageSize = all.getShort();
    if (version != VERSION) {
      throw bad("a saved board of version " + version + " instead of " + VERSION);
    }
    if (pages != geometry.pages() || pageSize != geometry.pageSize()) {
      throw bad(
          "a saved board with "
              + pages
              + " pages of "
              + pageSize
              + " bytes, instead of "
              + geometry.pages()
              + " of "
              + geometry.pageSize());
    }
    if (file.length != length(geometry)) {
      throw bad("a saved board of " + file.length + " bytes instead of " + length(geometry));
    }
    int expected = all.getInt(file.length - CRC);
    if (expected != (int) crcOf(file)) {
      throw bad(
          "a damaged saved board: CRC-32 at offset "
              + (file.length - CRC)
              + " is 0x"
              + Hex.digits(expected, 8)
              + ", the contents have 0x"
              + Hex.digits(crcOf(file), 8));
    }
  }

  /**
   * Puts saved contents into a chip.
   *
   * @param file {@linkplain #check checked} for its flash
   * @param chip that does nothing else
   */
  public static void restore(byte[] file, Chip chip) {
    ByteBuffer contents = littleEndian(file).position(HEADER);
    FlashGeometry geometry = chip.flash().geometry();
    chip.loadOptions(OptionBytes.of(next(contents, OptionBytes.LENGTH)));
    BitSet torn = BitSet.valueOf(next(contents, tornLength(geometry)));
    chip.flash().load(0, next(contents, geometry.size()));
    chip.flash().markTorn(torn);
  }

  private static byte[] next(ByteBuffer contents, int length) {
    byte[] bytes = new byte[length];
    contents.get(bytes);
    return bytes;
  }

  private static int length(FlashGeometry geometry) {
    return HEADER + OptionBytes.LENGTH + tornLength(geometry) + geometry.size() + CRC;
  }

  private static int tornLength(FlashGeometry geometry) {
    return (geometry.pages() + 7) / 8;
  }

  private static long crcOf(byte[] file) {
    CRC32 crc = new CRC32();
    crc.update(file, 0, file.length - CRC);
    return crc.getValue();
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static FirmwareFormatException bad(String reason) {
    return new FirmwareFormatException("this is " + reason, Hint.NONE);
  }
}
