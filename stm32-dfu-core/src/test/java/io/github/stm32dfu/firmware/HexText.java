package io.github.stm32dfu.firmware;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Records of Intel HEX and S-record files, with right checksums. */
final class HexText {
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  static final String END = ":00000001FF\n";

  private HexText() {}

  static String data(int offset, int... bytes) {
    return intel(offset, 0, bytes);
  }

  static String intel(int offset, int type, int... bytes) {
    byte[] record = new byte[bytes.length + 4];
    record[0] = (byte) bytes.length;
    record[1] = (byte) (offset >> 8);
    record[2] = (byte) offset;
    record[3] = (byte) type;
    for (int i = 0; i < bytes.length; i++) {
      record[i + 4] = (byte) bytes[i];
    }
    return ":" + UPPER.formatHex(record) + UPPER.toHexDigits((byte) -sum(record)) + "\n";
  }

  /** An S-record of everything behind the count. */
  static String motorola(int type, int... addressAndData) {
    byte[] record = new byte[addressAndData.length + 1];
    record[0] = (byte) (addressAndData.length + 1);
    for (int i = 0; i < addressAndData.length; i++) {
      record[i + 1] = (byte) addressAndData[i];
    }
    return "S" + type + UPPER.formatHex(record) + UPPER.toHexDigits((byte) ~sum(record)) + "\n";
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int sum(byte[] record) {
    int sum = 0;
    for (byte each : record) {
      sum += each;
    }
    return sum;
  }
}
