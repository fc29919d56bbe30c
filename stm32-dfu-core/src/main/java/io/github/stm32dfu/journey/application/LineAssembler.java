package io.github.stm32dfu.journey.application;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts lines together from bytes, in whatever pieces those come. Holds one line at most: one that
 * is longer than {@link #LONGEST} is passed over.
 */
final class LineAssembler {
  /** Most bytes of a line, its end left out. */
  static final int LONGEST = 512;

  private static final int REPLACEMENT = 0xFFFD;

  /** One byte more, for the CR before the LF. */
  private final byte[] line = new byte[LONGEST + 1];

  private int length;

  /**
   * {@return the lines that end with these bytes, without their ends; U+FFFD stands where one has
   * malformed UTF-8 or a character that cannot be shown}
   */
  List<String> accept(byte[] bytes) {
    List<String> complete = new ArrayList<>();
    for (byte one : bytes) {
      if (one != '\n') {
        append(one);
        continue;
      }
      int end =
          length > 0 && length <= line.length && line[length - 1] == '\r' ? length - 1 : length;
      if (end <= LONGEST) {
        complete.add(printable(new String(line, 0, end, StandardCharsets.UTF_8)));
      }
      length = 0;
    }
    return complete;
  }

  /** Counts one byte past the buffer, which is enough to know that the line is too long. */
  private void append(byte one) {
    if (length < line.length) {
      line[length] = one;
    }
    length = Math.min(length + 1, line.length + 1);
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(one -> shown.appendCodePoint(isPrintable(one) ? one : REPLACEMENT));
    return shown.toString();
  }

  /** Nothing that an application says is to steer a terminal. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
