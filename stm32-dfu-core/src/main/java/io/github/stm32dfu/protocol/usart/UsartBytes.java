package io.github.stm32dfu.protocol.usart;

import java.util.List;

/** The bytes of AN3155, and the frames that are made of them. */
public final class UsartBytes {
  /** Sent once after a reset, with which the ROM measures the baud rate (AN3155, section 2). */
  public static final int SYNCHRONIZE = 0x7F;

  /** The ROM agrees. */
  public static final int ACK = 0x79;

  /** The ROM does not. */
  public static final int NACK = 0x1F;

  private UsartBytes() {}

  /**
   * {@return a byte and its complement, as each command begins}
   *
   * @param code 0 to 0xFF
   */
  public static byte[] complemented(int code) {
    return new byte[] {(byte) code, (byte) ~code};
  }

  /**
   * {@return an address as it is sent: most significant byte first, and the exclusive or of all}
   *
   * @param address 32 bits
   */
  public static byte[] address(long address) {
    byte[] four = new byte[4];
    for (int i = 0; i < four.length; i++) {
      four[i] = (byte) (address >> (24 - 8 * i));
    }
    return checked(four);
  }

  /**
   * {@return data with their length less one in front, and the exclusive or of all behind}
   *
   * @param data 1 to 256 bytes
   */
  public static byte[] counted(byte[] data) {
    byte[] bytes = new byte[1 + data.length];
    bytes[0] = (byte) (data.length - 1);
    System.arraycopy(data, 0, bytes, 1, data.length);
    return checked(bytes);
  }

  /**
   * {@return page numbers in two bytes each, with their count less one in front, and the exclusive
   * or of all behind}
   *
   * @param pages 1 or more
   */
  public static byte[] pages(List<Integer> pages) {
    byte[] bytes = new byte[2 + 2 * pages.size()];
    put(bytes, 0, pages.size() - 1);
    for (int i = 0; i < pages.size(); i++) {
      put(bytes, 2 + 2 * i, pages.get(i));
    }
    return checked(bytes);
  }

  /**
   * {@return bytes with the exclusive or of all behind}
   *
   * @param bytes any
   */
  static byte[] checked(byte[] bytes) {
    byte[] all = new byte[bytes.length + 1];
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      all[i] = bytes[i];
      sum ^= bytes[i];
    }
    all[bytes.length] = (byte) sum;
    return all;
  }

  private static void put(byte[] bytes, int at, int number) {
    bytes[at] = (byte) (number >> 8);
    bytes[at + 1] = (byte) number;
  }
}
