package io.github.stm32dfu.simulator.chip;

import io.github.stm32dfu.memory.Hex;

/**
 * The 96-bit unique device id (RM0313, at 0x1FFFF7AC), and the serial numbers that are made of it.
 *
 * @param word0 die coordinates on the wafer
 * @param word1 lot number and wafer number
 * @param word2 lot number
 */
public record UniqueId(int word0, int word1, int word2) {
  /** {@return the twelve bytes as they stand in system memory} */
  public byte[] bytes() {
    byte[] bytes = new byte[12];
    int[] words = {word0, word1, word2};
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 4] >> (8 * (i % 4)));
    }
    return bytes;
  }

  /**
   * {@return iSerialNumber of the F3's ROM: word 0 plus word 2, then the high half of word 2. It
   * leaves out word 1, so boards of one lot can share it}
   */
  public String romSerial() {
    return Hex.digits(word0 + word2, 8) + Hex.digits(word2 >>> 16, 4);
  }

  /**
   * {@return the serial of ST's CDC example and of the F2's and F4's ROM: as {@link #romSerial()},
   * but with the high half of word 1 at the end}
   */
  public String applicationSerial() {
    return Hex.digits(word0 + word2, 8) + Hex.digits(word1 >>> 16, 4);
  }

  /** {@return the three words in hex} */
  @Override
  public String toString() {
    return Hex.digits(word0, 8) + " " + Hex.digits(word1, 8) + " " + Hex.digits(word2, 8);
  }
}
