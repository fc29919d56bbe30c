package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.memory.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A place in a text that a stranger may have written. Its errors name line and column, and repeat
 * nothing of the text that could confuse a terminal or a log.
 */
final class TextCursor {
  private static final int END = -1;

  private final String text;
  private int at;

  private TextCursor(String text) {
    this.text = text;
  }

  /** {@return the begin of a text in UTF-8} */
  static TextCursor of(byte[] utf8) throws ReleaseException {
    TextCursor read = new TextCursor(new String(utf8, StandardCharsets.UTF_8));
    if (!Arrays.equals(read.text.getBytes(StandardCharsets.UTF_8), utf8)) {
      int first = read.text.indexOf('\uFFFD');
      throw read.malformed(Math.max(0, first), "this is not UTF-8");
    }
    return read;
  }

  /** {@return the index of the character that comes next} */
  int at() {
    return at;
  }

  /** {@return the characters from an index to here} */
  String since(int start) {
    return text.substring(start, at);
  }

  /** {@return the character that comes next, or -1 at the end} */
  int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  boolean isAtEnd() {
    return peek() == END;
  }

  /** {@return the character that comes next, gone past} */
  char next(String expected) throws ReleaseException {
    if (isAtEnd()) {
      throw unexpected(expected);
    }
    return text.charAt(at++);
  }

  /** {@return whether a character comes next; it is gone past then} */
  boolean skip(char wanted) {
    boolean there = peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  /** Goes past a character that has to be there. */
  void take(char wanted, String expected) throws ReleaseException {
    if (!skip(wanted)) {
      throw unexpected(expected);
    }
  }

  /** {@return an error about the character that comes next} */
  ReleaseException unexpected(String expected) {
    return malformed(at, "expected " + expected + ", found " + found());
  }

  /** {@return an error at a place of this text} */
  ReleaseException malformed(int place, String why) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < place; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = text.codePointCount(lineStart, place) + 1;
    return new ReleaseException(
        ReleaseException.Kind.MALFORMED,
        "the index of releases, line " + line + ", column " + column + ": " + why,
        Hint.TELL_PUBLISHER);
  }

  private String found() {
    if (isAtEnd()) {
      return "the end";
    }
    char character = text.charAt(at);
    return character > ' ' && character < 0x7F
        ? "'" + character + "'"
        : "U+" + Hex.digits(character, 4);
  }
}
