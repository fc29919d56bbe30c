package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** The 80 bytes of an image tag, version 1; docs/image-tag.md has the same table for firmware. */
final class TagFormat {
  static final int SIZE = 80;
  static final int ALIGNMENT = 4;
  static final int PRODUCT_SIZE = 32;
  static final int VERSION_SIZE = 24;

  private static final byte[] MAGIC = {'S', 'T', 'M', '3', '2', 'T', 'A', 'G'};
  private static final int TAG_VERSION = 1;
  private static final int TAG_VERSION_AT = 8;
  private static final int TAG_SIZE_AT = 10;
  private static final int BASE_AT = 12;
  private static final int LENGTH_AT = 16;
  private static final int CRC_AT = 20;
  private static final int CRC_SIZE = 4;
  private static final int PRODUCT_AT = 24;
  private static final int VERSION_AT = PRODUCT_AT + PRODUCT_SIZE;

  private TagFormat() {}

  /** {@return all tags in a segment, by rising address} */
  static List<ImageTag> findAll(Segment segment) {
    byte[] bytes = segment.bytes();
    List<ImageTag> found = new ArrayList<>();
    int first = (int) (-segment.address() & (ALIGNMENT - 1));
    for (int at = first; at <= bytes.length - SIZE; at += ALIGNMENT) {
      if (bytes[at] == MAGIC[0]) {
        decode(segment, at).ifPresent(found::add);
      }
    }
    return found;
  }

  /** {@return the tag at an index, if all its fields are possible} */
  private static Optional<ImageTag> decode(Segment segment, int at) {
    byte[] bytes = segment.bytes();
    if (!isTagAt(bytes, at)) {
      return Optional.empty();
    }
    long base = LittleEndian.u32(bytes, at + BASE_AT);
    long length = LittleEndian.u32(bytes, at + LENGTH_AT);
    Optional<String> product = text(bytes, at + PRODUCT_AT, PRODUCT_SIZE);
    Optional<String> version = text(bytes, at + VERSION_AT, VERSION_SIZE);
    if (length == 0
        || base + length > AddressRange.SPACE_END
        || product.isEmpty()
        || version.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageTag(
            segment.address() + at,
            AddressRange.ofLength(base, length),
            LittleEndian.u32(bytes, at + CRC_AT),
            product.get(),
            version.get()));
  }

  /** {@return the bytes at an address as room for a tag, if nothing else needs them} */
  static Optional<TagRoom> room(FirmwareImage image, long address) {
    if (address > AddressRange.SPACE_END - SIZE) {
      return Optional.empty();
    }
    AddressRange place = AddressRange.ofLength(address, SIZE);
    if (image.segmentWith(place).isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[SIZE];
    image.copyTo(place, bytes);
    boolean free = isFilledWith(bytes, 0) || isFilledWith(bytes, 0xFF) || isTagAt(bytes, 0);
    return free
        ? Optional.of(
            new TagRoom(
                address,
                text(bytes, PRODUCT_AT, PRODUCT_SIZE),
                text(bytes, VERSION_AT, VERSION_SIZE)))
        : Optional.empty();
  }

  /** {@return whether all that a tag has before its texts is one value} */
  private static boolean isFilledWith(byte[] bytes, int value) {
    for (int i = 0; i < PRODUCT_AT; i++) {
      if (LittleEndian.u8(bytes, i) != value) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTagAt(byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)
        && LittleEndian.u16(bytes, at + TAG_VERSION_AT) == TAG_VERSION
        && LittleEndian.u16(bytes, at + TAG_SIZE_AT) == SIZE;
  }

  static byte[] encode(AddressRange covers, long crc32, String product, String version) {
    byte[] bytes = new byte[SIZE];
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    LittleEndian.put16(bytes, TAG_VERSION_AT, TAG_VERSION);
    LittleEndian.put16(bytes, TAG_SIZE_AT, SIZE);
    LittleEndian.put32(bytes, BASE_AT, covers.start());
    LittleEndian.put32(bytes, LENGTH_AT, covers.size());
    LittleEndian.put32(bytes, CRC_AT, crc32);
    byte[] productBytes = product.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(productBytes, 0, bytes, PRODUCT_AT, productBytes.length);
    byte[] versionBytes = version.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(versionBytes, 0, bytes, VERSION_AT, versionBytes.length);
    return bytes;
  }

  /** {@return whether a text comes back as it is from a field of a size in bytes} */
  static boolean fits(String text, int size) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return encoded.length <= size
        && text(Arrays.copyOf(encoded, size), 0, size).equals(Optional.of(text));
  }

  /** {@return the CRC-32 of a range, the four bytes of the tag's own CRC left out} */
  static long crc32(Segment segment, AddressRange covers, long tagAddress) {
    long crcStart = clamp(tagAddress + CRC_AT, covers);
    long crcEnd = clamp(tagAddress + CRC_AT + CRC_SIZE, covers);
    CRC32 crc = new CRC32();
    update(crc, segment, covers.start(), crcStart);
    update(crc, segment, crcEnd, covers.endExclusive());
    return crc.getValue();
  }

  private static long clamp(long address, AddressRange range) {
    return Math.max(range.start(), Math.min(address, range.endExclusive()));
  }

  private static void update(CRC32 crc, Segment segment, long from, long to) {
    crc.update(segment.bytes(), (int) (from - segment.address()), (int) (to - from));
  }

  /** {@return printable UTF-8 up to a padding of NULs, if the field holds just that} */
  private static Optional<String> text(byte[] bytes, int at, int size) {
    int end = at + size;
    while (end > at && bytes[end - 1] == 0) {
      end--;
    }
    String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    boolean exact =
        Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, at, end));
    return exact && !text.isEmpty() && text.chars().noneMatch(Character::isISOControl)
        ? Optional.of(text)
        : Optional.empty();
  }
}
