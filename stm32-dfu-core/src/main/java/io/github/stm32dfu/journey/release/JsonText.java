package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.ReleaseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text (RFC 8259), read strictly: no name twice in an object, whole numbers exact, depth
 * bounded.
 */
final class JsonText {
  /** Of arrays and objects inside each other: bounds the stack. */
  static final int MAX_DEPTH = 16;

  private final TextCursor text;

  JsonText(TextCursor text) {
    this.text = text;
  }

  /** {@return the one value that the text is} */
  JsonValue read() throws ReleaseException {
    JsonValue value = value(0);
    skipSpace();
    if (!text.isAtEnd()) {
      throw text.unexpected("the end");
    }
    return value;
  }

  private JsonValue value(int depth) throws ReleaseException {
    skipSpace();
    int start = text.at();
    if (depth > MAX_DEPTH) {
      throw text.malformed(
          start, "more than " + MAX_DEPTH + " arrays and objects inside each other");
    }
    return switch (text.peek()) {
      case '{' -> members(start, depth);
      case '[' -> items(start, depth);
      case '"' -> new JsonValue.Text(start, new JsonString(text).read());
      case 't' -> word(start, "true");
      case 'f' -> word(start, "false");
      case 'n' -> word(start, "null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(start);
      default -> throw text.unexpected("a value");
    };
  }

  private JsonValue members(int start, int depth) throws ReleaseException {
    Map<String, JsonValue> byName = new LinkedHashMap<>();
    text.take('{', "'{'");
    skipSpace();
    while (!text.skip('}')) {
      if (!byName.isEmpty()) {
        text.take(',', "',' or '}'");
        skipSpace();
      }
      int nameAt = text.at();
      if (text.peek() != '"') {
        throw text.unexpected("a name in double quotes");
      }
      String name = new JsonString(text).read();
      skipSpace();
      text.take(':', "':'");
      if (byName.put(name, value(depth + 1)) != null) {
        throw text.malformed(nameAt, "this name is there twice in one object");
      }
      skipSpace();
    }
    return new JsonValue.Members(start, byName);
  }

  private JsonValue items(int start, int depth) throws ReleaseException {
    List<JsonValue> values = new ArrayList<>();
    text.take('[', "'['");
    skipSpace();
    while (!text.skip(']')) {
      if (!values.isEmpty()) {
        text.take(',', "',' or ']'");
      }
      values.add(value(depth + 1));
      skipSpace();
    }
    return new JsonValue.Items(start, values);
  }

  private JsonValue word(int start, String word) throws ReleaseException {
    for (int i = 0; i < word.length(); i++) {
      text.take(word.charAt(i), "the word " + word);
    }
    return new JsonValue.Other(start);
  }

  private JsonValue number(int start) throws ReleaseException {
    text.skip('-');
    if (!text.skip('0')) {
      digits();
    }
    if (text.skip('.')) {
      digits();
    }
    if (text.skip('e') || text.skip('E')) {
      if (!text.skip('+')) {
        text.skip('-');
      }
      digits();
    }
    try {
      return new JsonValue.Whole(start, Long.parseLong(text.since(start)));
    } catch (NumberFormatException fractionOrTooLarge) {
      return new JsonValue.Other(start);
    }
  }

  private void digits() throws ReleaseException {
    if (!isDigit(text.peek())) {
      throw text.unexpected("a digit");
    }
    while (isDigit(text.peek())) {
      text.next("a digit");
    }
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private void skipSpace() {
    while (text.skip(' ') || text.skip('\n') || text.skip('\r') || text.skip('\t')) {
      // Gone past.
    }
  }
}
