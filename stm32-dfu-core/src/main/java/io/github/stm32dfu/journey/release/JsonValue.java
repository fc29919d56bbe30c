package io.github.stm32dfu.journey.release;

import java.util.List;
import java.util.Map;

/** A value of a JSON text (RFC 8259), and where it begins there. */
sealed interface JsonValue {
  /** {@return the index of its first character in the text} */
  int at();

  /** An object; no name is there twice. */
  record Members(int at, Map<String, JsonValue> byName) implements JsonValue {}

  /** An array. */
  record Items(int at, List<JsonValue> values) implements JsonValue {}

  /** A string, its escapes resolved. */
  record Text(int at, String value) implements JsonValue {}

  /** A number without fraction and exponent that a long holds. */
  record Whole(int at, long value) implements JsonValue {}

  /** What no index asks for, but may have under a name that is passed over. */
  record Other(int at) implements JsonValue {}
}
