package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The bytes of a journal, version {@value #VERSION}; numbers are lowest byte first.
 *
 * <ul>
 *   <li>the magic {@code STM32JRN}, the version in 4 bytes, the CRC-32 of these 12 bytes: every
 *       version begins so
 *   <li>records to the end, each with the length of its payload in 4 bytes, its {@link RecordType}
 *       in 1, the payload, and the CRC-32 of all that
 * </ul>
 *
 * <p>Head, file and all pieces of the image come first and are written together. Records of a type
 * that is not known are passed over. A record that is cut or damaged ends what can be read.
 */
final class JournalFormat {
  static final int VERSION = 1;
  static final byte[] MAGIC = "STM32JRN".getBytes(StandardCharsets.US_ASCII);

  /** Magic, version, CRC-32. */
  static final int HEADER = 16;

  /** Length, type, CRC-32. */
  static final int FRAME = 9;

  /** Most bytes of one sector that a plan takes, and the fields around them. */
  static final int MOST_PAYLOAD = (4 << 20) + 64;

  /** Most bytes of an image: sixteen times what the largest part with DFU in its ROM has. */
  static final int MOST_IMAGE = 16 << 20;

  /** Most bytes of a piece of the image. */
  static final int MOST_PIECE = 1 << 20;

  /** Most pieces of an image, and most pages that are begun at once. */
  static final int MOST_PARTS = 1 << 16;

  /** Most records after the image; a journal is written anew before it has as many. */
  static final int MOST_ENTRIES = 4 * MOST_PARTS;

  private JournalFormat() {}

  static long crc32(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return crc.getValue();
  }

  /** Refuses an image that no reader of a journal would take. */
  static void requireBounded(FirmwareImage image) throws JournalException {
    if (image.size() > MOST_IMAGE || image.segments().size() > MOST_PARTS / 2) {
      throw tooLarge(
          "an image of " + image.size() + " bytes in " + image.segments().size() + " pieces");
    }
  }

  /** {@return what the SHA-256 of an image is over: address, length and bytes of each segment} */
  static byte[] hashed(FirmwareImage image) {
    FieldWriter out = new FieldWriter();
    for (Segment segment : image.segments()) {
      out.range(segment.range()).bytes(segment.toByteArray());
    }
    return out.toByteArray();
  }

  static JournalException damaged(String reason) {
    return new JournalException(
        JournalException.Kind.DAMAGED, "the journal is damaged: " + reason, Hint.FORGET_UPDATE);
  }

  static JournalException tooLarge(String what) {
    return new JournalException(
        JournalException.Kind.TOO_LARGE, "too large for a journal: " + what, Hint.NONE);
  }
}
