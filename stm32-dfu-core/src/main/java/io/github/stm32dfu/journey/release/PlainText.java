package io.github.stm32dfu.journey.release;

/** Text of a stranger that is fit to be shown as it is: one line, nothing that hides or moves. */
final class PlainText {
  /** The image tag has room for less: docs/image-tag.md. */
  static final int MAX_LENGTH = 100;

  private PlainText() {}

  /** {@return whether a text is plain, not empty and at most {@value #MAX_LENGTH} chars long} */
  static boolean is(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      switch (Character.getType(text.codePointAt(at))) {
        case Character.CONTROL,
            Character.FORMAT, // among them those that turn the direction of writing
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR -> {
          return false;
        }
        default -> {
          // Can be shown.
        }
      }
    }
    return true;
  }
}
