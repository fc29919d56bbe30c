package io.github.stm32dfu.firmware;

import java.nio.charset.StandardCharsets;

/**
 * What stands before the elements of a DfuSe target (UM0391, section 2.3.2).
 *
 * @param start offset in the file
 * @param bAlternateSetting the alternate setting that the target is meant for
 * @param name szTargetName up to its NUL; empty where bTargetNamed is 0
 * @param garbageAfterName whether the rest of the name's field is not zero
 * @param dwTargetSize bytes of all elements with their headers
 * @param dwNbElements number of elements
 */
record DfuSeTargetPrefix(
    int start,
    int bAlternateSetting,
    String name,
    boolean garbageAfterName,
    long dwTargetSize,
    long dwNbElements) {
  static final int LENGTH = 274;
  static final int SETTING_AT = 6;
  static final int NAMED_AT = 7;
  static final int NAME_AT = 11;
  static final int NAME_LENGTH = 255;
  static final int SIZE_AT = 266;
  static final int COUNT_AT = 270;

  /** {@return the prefix at an offset with at least {@link #LENGTH} bytes} */
  static DfuSeTargetPrefix at(byte[] content, int start) {
    boolean named = LittleEndian.u32(content, start + NAMED_AT) != 0;
    int nameStart = start + NAME_AT;
    int nameEnd = end(content, nameStart);
    return new DfuSeTargetPrefix(
        start,
        LittleEndian.u8(content, start + SETTING_AT),
        named
            ? new String(content, nameStart, nameEnd - nameStart, StandardCharsets.ISO_8859_1)
            : "",
        named && !isZero(content, nameEnd, nameStart + NAME_LENGTH),
        LittleEndian.u32(content, start + SIZE_AT),
        LittleEndian.u32(content, start + COUNT_AT));
  }

  private static int end(byte[] content, int nameStart) {
    int end = nameStart;
    while (end < nameStart + NAME_LENGTH && content[end] != 0) {
      end++;
    }
    return end;
  }

  private static boolean isZero(byte[] content, int from, int to) {
    for (int i = from; i < to; i++) {
      if (content[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
