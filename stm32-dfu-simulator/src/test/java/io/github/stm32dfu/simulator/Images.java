package io.github.stm32dfu.simulator;

import java.util.Random;

/** Images that a board can start. */
final class Images {
  static final long BASE = 0x0800_0000L;

  private Images() {}

  /** {@return chance bytes behind a vector table that is plausible at an address} */
  static byte[] startable(long address, int size, long seed) {
    byte[] image = new byte[size];
    new Random(seed).nextBytes(image);
    put(image, 0, 0x2000_8000L);
    put(image, 4, address + 9);
    return image;
  }

  private static void put(byte[] image, int at, long word) {
    for (int i = 0; i < 4; i++) {
      image[at + i] = (byte) (word >> (8 * i));
    }
  }
}
