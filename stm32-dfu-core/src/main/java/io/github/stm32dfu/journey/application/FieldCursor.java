package io.github.stm32dfu.journey.application;

import java.util.Optional;

/** Goes from field to field of an answer. Regular expressions would double what a browser loads. */
final class FieldCursor {
  private static final String ENDS_KEY = " =\"";
  private static final String ENDS_BARE_VALUE = " \"";

  private final String text;
  private int at;

  FieldCursor(String text) {
    this.text = text;
  }

  /** One field, without quotes. */
  record Field(String key, String value) {}

  /** {@return index of the first character behind the last field} */
  int at() {
    return at;
  }

  /** {@return the next field; nothing at the end, and where there is none to be read} */
  Optional<Field> next() {
    int key = skip(at, " ");
    int equals = until(key, ENDS_KEY);
    if (key == at || equals == key || !isAt(equals, '=')) {
      return Optional.empty();
    }
    boolean quoted = isAt(equals + 1, '"');
    int value = quoted ? equals + 2 : equals + 1;
    int end = until(value, quoted ? "\"" : ENDS_BARE_VALUE);
    if (quoted && end == text.length()) {
      return Optional.empty();
    }
    int behind = quoted ? end + 1 : end;
    if (behind < text.length() && !isAt(behind, ' ')) {
      return Optional.empty();
    }
    at = behind;
    return Optional.of(new Field(text.substring(key, equals), text.substring(value, end)));
  }

  private boolean isAt(int index, char wanted) {
    return index < text.length() && text.charAt(index) == wanted;
  }

  private int skip(int from, String skipped) {
    int index = from;
    while (index < text.length() && skipped.indexOf(text.charAt(index)) >= 0) {
      index++;
    }
    return index;
  }

  private int until(int from, String ends) {
    int index = from;
    while (index < text.length() && ends.indexOf(text.charAt(index)) < 0) {
      index++;
    }
    return index;
  }
}
