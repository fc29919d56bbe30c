package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.OutputStream;

/** Writes records as lines of digits, one block of them at a time. */
final class RecordOutput {
  private static final int BLOCK = 16 * 1024;
  private static final int LONGEST_LINE = 128;
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final OutputStream out;
  private final byte[] block = new byte[BLOCK];
  private int used;
  private int sum;

  RecordOutput(OutputStream out) {
    this.out = out;
  }

  /** Begins a line with a marker that does not count into the checksum. */
  void begin(String marker) throws IOException {
    if (used > BLOCK - LONGEST_LINE) {
      flush();
    }
    for (int i = 0; i < marker.length(); i++) {
      block[used++] = (byte) marker.charAt(i);
    }
    sum = 0;
  }

  /** Writes a number, highest byte first. */
  void number(long value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
      octet((int) (value >> shift));
    }
  }

  void bytes(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      octet(bytes[i]);
    }
  }

  /** Ends the line with the byte that brings the sum of all bytes to a total. */
  void end(int total) {
    octet(total - sum);
    block[used++] = '\n';
  }

  void flush() throws IOException {
    out.write(block, 0, used);
    used = 0;
  }

  private void octet(int value) {
    block[used++] = DIGITS[value >> 4 & 0xF];
    block[used++] = DIGITS[value & 0xF];
    sum += value;
  }
}
