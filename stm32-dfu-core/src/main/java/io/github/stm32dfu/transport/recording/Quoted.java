package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.memory.Hex;

/** Text in quotes, in printable ASCII only, so that no log can lose a part of it. */
final class Quoted {
  private static final int UNICODE_DIGITS = 4;

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one == '"' || one == '\\') {
        quoted.append('\\').append(one);
      } else if (one < ' ' || one > '~') {
        quoted.append("\\u").append(Hex.digits(one, UNICODE_DIGITS));
      } else {
        quoted.append(one);
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * {@return the text of a quoted form}
   *
   * @throws NumberFormatException where a backslash is followed by something else
   */
  static String read(String quoted) {
    if (quoted.length() < 2 || quoted.charAt(0) != '"' || !quoted.endsWith("\"")) {
      throw new NumberFormatException("not in quotes: " + quoted);
    }
    StringBuilder text = new StringBuilder();
    int at = 1;
    int end = quoted.length() - 1;
    while (at < end) {
      char one = quoted.charAt(at++);
      if (one != '\\') {
        text.append(one);
      } else if (at < end && quoted.charAt(at) == 'u' && at + UNICODE_DIGITS < end) {
        text.append((char) Integer.parseInt(quoted.substring(at + 1, at + 5), 16));
        at += 1 + UNICODE_DIGITS;
      } else if (at < end && quoted.charAt(at) != 'u') {
        text.append(quoted.charAt(at++));
      } else {
        throw new NumberFormatException("unfinished escape: " + quoted);
      }
    }
    return text.toString();
  }
}
