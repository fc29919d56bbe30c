package io.github.stm32dfu.memory;

import java.util.Optional;

/**
 * Hexadecimal text. The browser's class library has neither HexFormat nor a usable String.format.
 */
public final class Hex {
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private Hex() {}

  /**
   * {@return an address as {@code 0x} and eight digits}
   *
   * @param address 0 to 2^32
   */
  public static String address(long address) {
    return "0x" + digits(address, address > 0xFFFFFFFFL ? 9 : 8);
  }

  /**
   * {@return the low bits of a value as upper-case digits without a prefix}
   *
   * @param value of which the low {@code 4 * count} bits are shown
   * @param count of digits, 1 to 16
   */
  public static String digits(long value, int count) {
    char[] text = new char[count];
    for (int i = count - 1; i >= 0; i--) {
      text[i] = DIGITS[(int) (value & 0xF)];
      value >>>= 4;
    }
    return new String(text);
  }

  /**
   * {@return bytes as pairs of digits, without separators}
   *
   * @param bytes of any length
   */
  public static String bytes(byte[] bytes) {
    char[] text = new char[bytes.length * 2];
    for (int i = 0; i < bytes.length; i++) {
      text[2 * i] = DIGITS[(bytes[i] >> 4) & 0xF];
      text[2 * i + 1] = DIGITS[bytes[i] & 0xF];
    }
    return new String(text);
  }

  /**
   * {@return the bytes that pairs of digits stand for; nothing where a text is something else}
   *
   * @param pairs of digits in upper or lower case, without separators
   */
  public static Optional<byte[]> parse(String pairs) {
    byte[] bytes = new byte[pairs.length() / 2];
    for (int i = 0; i < pairs.length(); i++) {
      int digit = pairs.charAt(i) < 0x80 ? Character.digit(pairs.charAt(i), 16) : -1;
      if (digit < 0 || pairs.length() % 2 != 0) {
        return Optional.empty();
      }
      bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
    }
    return Optional.of(bytes);
  }
}
