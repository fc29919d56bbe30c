package io.github.stm32dfu.journey.application;

/** Numbers in hex, as answers have them. */
final class HexDigits {
  private HexDigits() {}

  /** {@return whether a text is so many digits, upper or lower case, and nothing else} */
  static boolean are(String text, int count) {
    return text.length() == count
        && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
  }

  /** {@return the number that up to 15 digits are} */
  static long value(String digits) {
    return Long.parseLong(digits, 16);
  }
}
