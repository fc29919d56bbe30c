package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.ReleaseException;

/** A string of a JSON text, from its opening double quote on (RFC 8259, section 7). */
final class JsonString {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final TextCursor text;
  private final StringBuilder value = new StringBuilder();

  JsonString(TextCursor text) {
    this.text = text;
  }

  /** {@return its characters; the text stands behind the closing quote then} */
  String read() throws ReleaseException {
    text.take('"', "a double quote");
    while (text.peek() != '"') {
      if (text.peek() < ' ') {
        throw text.unexpected("a character of a string or a double quote");
      }
      char one = text.next("a double quote");
      value.append(one == '\\' ? escaped() : one);
    }
    text.take('"', "a double quote");
    return value.toString();
  }

  private char escaped() throws ReleaseException {
    int kind = ESCAPES.indexOf(text.peek());
    if (kind >= 0) {
      text.next("an escape");
      return ESCAPED.charAt(kind);
    }
    text.take('u', "one of " + ESCAPES + "u behind a backslash");
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = text.peek() < 0x7F ? Character.digit(text.peek(), 16) : -1;
      if (digit < 0) {
        throw text.unexpected("a hexadecimal digit");
      }
      text.next("a hexadecimal digit");
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }
}
