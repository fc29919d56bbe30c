package io.github.stm32dfu.transport;

import java.util.Optional;

/** A string descriptor, or the reason why there is none to show. */
public sealed interface DeviceString {
  /**
   * The device has this string and it was read.
   *
   * @param text without control characters
   */
  record Text(String text) implements DeviceString {
    @Override
    public String toString() {
      return text;
    }
  }

  /** The device has no such string. */
  record Absent() implements DeviceString {
    @Override
    public String toString() {
      return "none";
    }
  }

  /**
   * The string could not be read.
   *
   * @param reason for people
   */
  record Unreadable(String reason) implements DeviceString {
    @Override
    public String toString() {
      return "unreadable: " + reason;
    }
  }

  /** {@return the text where it was read} */
  default Optional<String> asText() {
    return this instanceof Text known ? Optional.of(known.text()) : Optional.empty();
  }
}
