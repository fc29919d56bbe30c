package io.github.stm32dfu.cdc;

import io.github.stm32dfu.transport.DeviceString;

/** Text that came from a device by way of the system. */
final class PortText {
  private static final int REPLACEMENT = 0xFFFD;

  private PortText() {}

  /** {@return the text without what cannot be shown; none where nothing is left} */
  static DeviceString of(String text) {
    StringBuilder shown = new StringBuilder();
    text.strip()
        .codePoints()
        .forEach(one -> shown.appendCodePoint(printable(one) ? one : REPLACEMENT));
    return shown.isEmpty() ? new DeviceString.Absent() : new DeviceString.Text(shown.toString());
  }

  private static boolean printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
