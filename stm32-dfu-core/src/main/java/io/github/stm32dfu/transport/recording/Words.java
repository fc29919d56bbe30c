package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.MalformedRecordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of one line, taken one after the other. A space inside quotes ends no word. */
final class Words {
  private final int line;
  private final List<String> words;
  private int taken;

  Words(int line, String text) {
    this.line = line;
    this.words = split(text);
  }

  /** {@return the next word} */
  String next(String expected) throws MalformedRecordingException {
    if (taken == words.size()) {
      throw malformed("the line ends where " + expected + " is expected");
    }
    return words.get(taken++);
  }

  /** {@return whether the next word is this one; it is taken then} */
  boolean skip(String word) {
    boolean there = taken < words.size() && words.get(taken).equals(word);
    if (there) {
      taken++;
    }
    return there;
  }

  /** {@return the value behind the key, where the next word has it} */
  Optional<String> optional(String key) {
    if (taken < words.size() && words.get(taken).startsWith(key + "=")) {
      return Optional.of(words.get(taken++).substring(key.length() + 1));
    }
    return Optional.empty();
  }

  /** {@return the value behind the key that the next word must have} */
  String value(String key) throws MalformedRecordingException {
    Optional<String> value = optional(key);
    return value.isPresent() ? value.get() : unexpected(key + "=");
  }

  /** {@return a decimal number from 0 to a limit} */
  long decimal(String key, long most) throws MalformedRecordingException {
    return decimalOf(value(key), most);
  }

  /** {@return a decimal number from 0 to a limit} */
  long decimalOf(String text, long most) throws MalformedRecordingException {
    return number(text, 10, most);
  }

  /** {@return a hexadecimal number from 0 to a limit} */
  int hex(String text, int most) throws MalformedRecordingException {
    return (int) number(text, 16, most);
  }

  /** {@return bytes from pairs of hexadecimal digits} */
  byte[] bytes(String text) throws MalformedRecordingException {
    byte[] bytes = new byte[text.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(text.charAt(2 * i), 16);
      int low = Character.digit(text.charAt(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        throw malformed("no hexadecimal digits: " + text.substring(2 * i, 2 * i + 2));
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    if (text.length() % 2 != 0) {
      throw malformed("an odd number of hexadecimal digits");
    }
    return bytes;
  }

  /** {@return the text of a quoted form} */
  String unquoted(String quoted) throws MalformedRecordingException {
    try {
      return Quoted.read(quoted);
    } catch (NumberFormatException damaged) {
      throw malformed(String.valueOf(damaged.getMessage()));
    }
  }

  /** {@return the constant with this name} */
  <E extends Enum<E>> E constant(E[] constants, String name) throws MalformedRecordingException {
    for (E constant : constants) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw malformed("unknown name " + name);
  }

  /** Requires that no word is left. */
  void end() throws MalformedRecordingException {
    if (taken < words.size()) {
      unexpected("the end of the line");
    }
  }

  MalformedRecordingException malformed(String why) {
    return new MalformedRecordingException("line " + line + ": " + why);
  }

  private String unexpected(String expected) throws MalformedRecordingException {
    throw malformed("expected " + expected + ", found " + next(expected));
  }

  private long number(String text, int radix, long most) throws MalformedRecordingException {
    try {
      long number = Long.parseLong(text, radix);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, together with numbers that are too large.
    }
    throw malformed("expected a number from 0 to " + most + ", found " + text);
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) <= ' ') {
        at++;
      } else {
        int end = wordEnd(text, at);
        words.add(text.substring(at, end));
        at = end;
      }
    }
    return words;
  }

  private static int wordEnd(String text, int start) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one == '"') {
        quoted = !quoted;
      } else if (quoted && one == '\\') {
        i++;
      } else if (!quoted && one <= ' ') {
        return i;
      }
    }
    return text.length();
  }
}
