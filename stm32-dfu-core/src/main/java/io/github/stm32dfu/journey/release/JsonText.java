package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.memory.Hex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text (RFC 8259) that a stranger may have written, read strictly: UTF-8 without a byte
 * order mark, no name twice in an object, whole numbers exact, everything bounded. Its errors name
 * line and column, and repeat nothing of the text that could confuse a terminal or a log.
 */
final class JsonText {
  /** Of arrays and objects inside each other: bounds the stack. */
  static final int MAX_DEPTH = 16;

  private static final int END = -1;

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  static JsonText of(byte[] utf8) throws ReleaseException {
    JsonText read = new JsonText(new String(utf8, StandardCharsets.UTF_8));
    if (!Arrays.equals(read.text.getBytes(StandardCharsets.UTF_8), utf8)) {
      int first = read.text.indexOf('\uFFFD');
      throw read.malformed(Math.max(0, first), "this is not UTF-8");
    }
    return read;
  }

  /** {@return the one value that the text is} */
  JsonValue read() throws ReleaseException {
    at = 0;
    JsonValue value = value(0);
    skipSpace();
    if (peek() != END) {
      throw unexpected("the end");
    }
    return value;
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

  private JsonValue value(int depth) throws ReleaseException {
    skipSpace();
    int start = at;
    if (depth > MAX_DEPTH) {
      throw malformed(start, "more than " + MAX_DEPTH + " arrays and objects inside each other");
    }
    return switch (peek()) {
      case '{' -> members(start, depth);
      case '[' -> items(start, depth);
      case '"' -> new JsonValue.Text(start, new JsonString(this).read());
      case 't' -> word(start, "true");
      case 'f' -> word(start, "false");
      case 'n' -> word(start, "null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(start);
      default -> throw unexpected("a value");
    };
  }

  private JsonValue members(int start, int depth) throws ReleaseException {
    Map<String, JsonValue> byName = new LinkedHashMap<>();
    at++;
    skipSpace();
    while (peek() != '}') {
      if (!byName.isEmpty()) {
        take(',', "',' or '}'");
        skipSpace();
      }
      int nameAt = at;
      if (peek() != '"') {
        throw unexpected("a name in double quotes");
      }
      String name = new JsonString(this).read();
      skipSpace();
      take(':', "':'");
      if (byName.put(name, value(depth + 1)) != null) {
        throw malformed(nameAt, "this name is there twice in one object");
      }
      skipSpace();
    }
    at++;
    return new JsonValue.Members(start, byName);
  }

  private JsonValue items(int start, int depth) throws ReleaseException {
    List<JsonValue> values = new ArrayList<>();
    at++;
    skipSpace();
    while (peek() != ']') {
      if (!values.isEmpty()) {
        take(',', "',' or ']'");
      }
      values.add(value(depth + 1));
      skipSpace();
    }
    at++;
    return new JsonValue.Items(start, values);
  }

  private JsonValue word(int start, String word) throws ReleaseException {
    for (int i = 0; i < word.length(); i++) {
      take(word.charAt(i), "the word " + word);
    }
    return new JsonValue.Other(start);
  }

  private JsonValue number(int start) throws ReleaseException {
    skip('-');
    if (!skip('0')) {
      digits();
    }
    boolean whole = true;
    if (skip('.')) {
      whole = false;
      digits();
    }
    if (skip('e') || skip('E')) {
      whole = false;
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    if (whole) {
      try {
        return new JsonValue.Whole(start, Long.parseLong(text.substring(start, at)));
      } catch (NumberFormatException tooLarge) {
        // No index asks for one like that either.
      }
    }
    return new JsonValue.Other(start);
  }

  private void digits() throws ReleaseException {
    if (!isDigit(peek())) {
      throw unexpected("a digit");
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private void skipSpace() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  private boolean skip(char wanted) {
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

  /** {@return the character that comes next, or -1 at the end} */
  int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  /** {@return the character that comes next, gone past} */
  char next(String expected) throws ReleaseException {
    if (peek() == END) {
      throw unexpected(expected);
    }
    return text.charAt(at++);
  }

  /** {@return an error about the character that comes next} */
  ReleaseException unexpected(String expected) {
    return malformed(at, "expected " + expected + ", found " + found());
  }

  private String found() {
    int character = peek();
    if (character == END) {
      return "the end";
    }
    return character > ' ' && character < 0x7F
        ? "'" + (char) character + "'"
        : "U+" + Hex.digits(character, 4);
  }
}
