package io.github.stm32dfu.firmware;

import java.util.Optional;

/** Tells a file's format by its first bytes and by the signature of a DFU suffix. */
final class ContentFormat {
  private static final int PROSE_SAMPLE = 4096;
  private static final int PROSE_LEAST = 32;

  /** Digits behind the marker of the shortest record of either format: S9 with its type. */
  private static final int SHORTEST_RECORD = 9;

  private ContentFormat() {}

  static Optional<FirmwareFormat> of(byte[] content) {
    if (startsWith(content, 0, "DfuSe")) {
      return Optional.of(FirmwareFormat.DFUSE);
    }
    if (startsWith(content, 0, "\u007fELF")) {
      return Optional.of(FirmwareFormat.ELF);
    }
    int text = firstInk(content);
    if (startsWith(content, text, ":") && isRecord(content, text + 1)) {
      return Optional.of(FirmwareFormat.INTEL_HEX);
    }
    if ((startsWith(content, text, "S") || startsWith(content, text, "s"))
        && isRecord(content, text + 1)) {
      return Optional.of(FirmwareFormat.S_RECORD);
    }
    return SuffixReader.isAt(content, content.length)
        ? Optional.of(FirmwareFormat.DFU)
        : Optional.empty();
  }

  /**
   * {@return whether the content begins as written text does, with a line break but no control
   * characters, as an error page saved in place of a download}
   */
  static boolean isProse(byte[] content) {
    int sample = Math.min(content.length, PROSE_SAMPLE);
    boolean lines = false;
    for (int i = 0; i < sample; i++) {
      int character = LittleEndian.u8(content, i);
      lines |= character == '\n';
      if ((character < ' ' && !isBlank(character)) || character == 0x7F) {
        return false;
      }
    }
    return lines && sample >= PROSE_LEAST;
  }

  private static boolean startsWith(byte[] content, int at, String start) {
    if (content.length - at < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (content[at + i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int firstInk(byte[] content) {
    int at = 0;
    while (at < content.length && isBlank(content[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(int character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }

  /** {@return whether nothing but the digits of a record stand up to the end of the line} */
  private static boolean isRecord(byte[] content, int from) {
    int at = from;
    while (at < content.length && TextRecords.digit(content[at]) >= 0) {
      at++;
    }
    return at - from >= SHORTEST_RECORD && (at == content.length || isBlank(content[at]));
  }
}
