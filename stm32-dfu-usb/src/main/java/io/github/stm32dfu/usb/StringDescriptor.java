package io.github.stm32dfu.usb;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.DeviceString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A string descriptor (USB 2.0, section 9.6.7), also as some devices get it wrong.
 *
 * @param string what can be understood
 * @param flaws what is wrong with it, for people
 */
record StringDescriptor(DeviceString string, List<String> flaws) {
  private static final int TYPE = 3;
  private static final int HEADER = 2;
  private static final int SHOWN = 16;

  StringDescriptor {
    flaws = List.copyOf(flaws);
  }

  /**
   * {@return what any bytes mean; never fails}
   *
   * @param raw the answer to GET_DESCRIPTOR
   */
  static StringDescriptor decode(byte[] raw) {
    if (raw.length < HEADER || raw[1] != TYPE || (raw[0] & 0xFF) < HEADER) {
      String shown = Hex.bytes(Arrays.copyOf(raw, Math.min(raw.length, SHOWN)));
      return new StringDescriptor(
          new DeviceString.Unreadable("no string descriptor: " + shown), List.of());
    }
    List<String> flaws = new ArrayList<>();
    int bLength = raw[0] & 0xFF;
    if (bLength > raw.length) {
      flaws.add("cut: " + raw.length + " of " + bLength + " bytes came");
    }
    byte[] content = Arrays.copyOfRange(raw, HEADER, Math.min(bLength, raw.length));
    return clean(characters(content, flaws), flaws);
  }

  /**
   * {@return a string that the operating system has decoded}
   *
   * @param text perhaps with control characters
   */
  static StringDescriptor decoded(String text) {
    return clean(text, new ArrayList<>());
  }

  private static String characters(byte[] content, List<String> flaws) {
    int end = content.length;
    while (end > 0 && content[end - 1] == 0) {
      end--;
    }
    if (end >= 2 && eightBit(content, end)) {
      flaws.add("eight-bit characters in place of UTF-16");
      return new String(content, StandardCharsets.ISO_8859_1);
    }
    if (content.length % 2 != 0) {
      flaws.add("half a character at the end");
    }
    return new String(content, 0, content.length & ~1, StandardCharsets.UTF_16LE);
  }

  /** In UTF-16, ASCII has a zero in every second byte. */
  private static boolean eightBit(byte[] content, int end) {
    for (int i = 0; i < end; i++) {
      if (content[i] < ' ' || content[i] > '~') {
        return false;
      }
    }
    return true;
  }

  private static StringDescriptor clean(String text, List<String> flaws) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    if (end < text.length()) {
      flaws.add("trailing NUL");
    }
    StringBuilder shown = new StringBuilder();
    text.substring(0, end)
        .codePoints()
        .forEach(one -> shown.appendCodePoint(printable(one) ? one : 0xFFFD));
    if (!shown.toString().contentEquals(text.substring(0, end))) {
      flaws.add("characters that cannot be shown");
    }
    if (shown.isEmpty()) {
      flaws.add("empty");
      return new StringDescriptor(new DeviceString.Absent(), flaws);
    }
    return new StringDescriptor(new DeviceString.Text(shown.toString()), flaws);
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
