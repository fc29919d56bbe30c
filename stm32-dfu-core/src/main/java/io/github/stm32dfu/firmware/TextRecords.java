package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.memory.Hex;
import java.util.Arrays;

/**
 * Goes through the records of a HEX or S-record file: one in a line, a marker and pairs of digits.
 * One buffer holds the bytes of the present record, nothing is allocated for a line.
 */
final class TextRecords {
  /** The longest record: an Intel HEX record of 255 data bytes. */
  private static final int MAX_BYTES = 260;

  private static final byte[] DIGITS = digitTable();

  private final byte[] text;
  private final byte[] bytes = new byte[MAX_BYTES];
  private int at;
  private int line = 1;
  private int length;
  private int sum;

  TextRecords(byte[] text) {
    this.text = text;
  }

  private static byte[] digitTable() {
    byte[] table = new byte[256];
    Arrays.fill(table, (byte) -1);
    for (int i = 0; i < 10; i++) {
      table['0' + i] = (byte) i;
    }
    for (int i = 0; i < 6; i++) {
      table['A' + i] = (byte) (10 + i);
      table['a' + i] = (byte) (10 + i);
    }
    return table;
  }

  /** {@return the value of a hex digit, negative for any other character} */
  static int digit(byte character) {
    return DIGITS[character & 0xFF];
  }

  /** {@return whether a character follows, once blanks and empty lines are skipped} */
  boolean hasNext() {
    while (at < text.length && isBlank(text[at])) {
      skipBlank();
    }
    return at < text.length;
  }

  /** {@return the next character, unread} */
  byte peek() {
    return text[at];
  }

  /** {@return the next character} */
  byte take() {
    return text[at++];
  }

  /** {@return the number of the present line} */
  int line() {
    return line;
  }

  /** {@return how many characters are unread} */
  int left() {
    return text.length - at;
  }

  /** Reads pairs of digits up to the end of the line. */
  void readPairs() throws FirmwareFormatException {
    length = 0;
    sum = 0;
    int high;
    while (at < text.length && (high = digit(text[at])) >= 0) {
      int low = at + 1 < text.length ? digit(text[at + 1]) : -1;
      if (low < 0) {
        at++;
        throw unpaired();
      }
      if (length == MAX_BYTES) {
        throw refuse("the record is longer than any can be");
      }
      int value = high << 4 | low;
      bytes[length++] = (byte) value;
      sum += value;
      at += 2;
    }
    while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    if (at < text.length && text[at] != '\n' && text[at] != '\r') {
      throw refuse("expected a hex digit, seen " + character(text[at]));
    }
  }

  private FirmwareFormatException unpaired() {
    boolean lineEnds = at >= text.length || isBlank(text[at]);
    return refuse(
        lineEnds ? "an odd number of digits" : "expected a hex digit, seen " + character(text[at]));
  }

  /** {@return the number of bytes of the present record} */
  int length() {
    return length;
  }

  /** {@return the low byte of the sum of all bytes of the present record} */
  int sum() {
    return sum & 0xFF;
  }

  /** {@return a byte of the present record} */
  int u8(int index) {
    return bytes[index] & 0xFF;
  }

  /** {@return a number of the present record, highest byte first} */
  long number(int index, int size) {
    long value = 0;
    for (int i = index; i < index + size; i++) {
      value = value << 8 | u8(i);
    }
    return value;
  }

  /** Copies bytes of the present record. */
  void copy(int index, byte[] target, int offset, int count) {
    System.arraycopy(bytes, index, target, offset, count);
  }

  /** {@return the refusal of the file for its present line} */
  FirmwareFormatException refuse(String reason) {
    return Place.LINE.refuse(line, reason);
  }

  /** {@return a character for a message, in hex where it cannot be shown} */
  static String character(byte character) {
    return character > ' ' && character < 0x7F
        ? "'" + (char) character + "'"
        : "0x" + Hex.digits(character, 2);
  }

  private void skipBlank() {
    boolean lineEnds =
        text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.length || text[at + 1] != '\n'));
    if (lineEnds) {
      line++;
    }
    at++;
  }

  private static boolean isBlank(byte character) {
    return character == '\n' || character == '\r' || character == ' ' || character == '\t';
  }
}
