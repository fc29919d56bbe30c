package io.github.stm32dfu.simulator.usart;

import java.util.Arrays;

/** The bytes of one frame as they come in. */
final class Inbox {
  private final byte[] bytes = new byte[2 * 0x10000 + 3];
  private int size;

  void add(byte one) {
    bytes[size++] = one;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int at(int index) {
    return bytes[index] & 0xFF;
  }

  int word(int index) {
    return at(index) << 8 | at(index + 1);
  }

  long address() {
    return (long) word(0) << 16 | word(2);
  }

  byte[] part(int from, int end) {
    return Arrays.copyOfRange(bytes, from, end);
  }

  /** {@return whether the exclusive or of all but the last byte is the last byte} */
  boolean isWhole() {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum ^= bytes[i];
    }
    return sum == 0;
  }
}
