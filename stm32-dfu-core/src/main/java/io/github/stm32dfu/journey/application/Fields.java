package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The fields of an answer: {@code key=value} or {@code key="value"}, with spaces between them.
 *
 * @param answer the line, for messages
 * @param values by their keys
 */
record Fields(String answer, Map<String, String> values) {
  /** What stands in a line for whatever is no UTF-8, or cannot be shown. */
  private static final String UNREADABLE = "\uFFFD";

  /**
   * {@return the fields of a line}
   *
   * @param answer the whole line
   * @param from index of the first character behind the word that begins it
   */
  static Fields of(String answer, int from) throws ProtocolException {
    Map<String, String> values = new HashMap<>();
    String rest = answer.substring(from).stripTrailing();
    FieldCursor cursor = new FieldCursor(rest);
    for (Optional<FieldCursor.Field> field = cursor.next();
        field.isPresent();
        field = cursor.next()) {
      String key = field.get().key();
      if (values.put(key, field.get().value()) != null) {
        throw garbled(answer, "it has " + key + " twice");
      }
    }
    if (cursor.at() < rest.length()) {
      throw garbled(answer, "it has no key=value at character " + (from + cursor.at()));
    }
    return new Fields(answer, Map.copyOf(values));
  }

  /**
   * {@return the value of a key; nothing where the answer does not have it}
   *
   * @param key of the field
   * @param valid true for values that there can be
   * @param expected what those are, for people
   * @throws ProtocolException where the value is none of them
   */
  Optional<String> value(String key, Predicate<String> valid, String expected)
      throws ProtocolException {
    Optional<String> value = Optional.ofNullable(values.get(key));
    if (value.isPresent() && (value.get().contains(UNREADABLE) || !valid.test(value.get()))) {
      throw garbled(answer, "its " + key + " is not " + expected);
    }
    return value;
  }

  private static ProtocolException garbled(String answer, String why) {
    return new ProtocolException(
        "cannot read the answer \"" + answer + "\": " + why, Hint.CHECK_PORT);
  }
}
