package io.github.stm32dfu.journey.trigger;

import java.util.Arrays;

/** Looks for a sequence of bytes in a stream of them, and holds no more than one such sequence. */
final class ByteSearch {
  static final int LONGEST = 256;

  private final byte[] sought;

  /** The last bytes of the stream, the latest last. */
  private final byte[] window;

  private int filled;

  ByteSearch(byte[] sought) {
    if (sought.length == 0 || sought.length > LONGEST) {
      throw new IllegalArgumentException("cannot look for " + sought.length + " bytes");
    }
    this.sought = sought.clone();
    this.window = new byte[sought.length];
  }

  /** {@return whether the stream, with this byte, ends with what is looked for} */
  boolean endsWith(byte next) {
    System.arraycopy(window, 1, window, 0, window.length - 1);
    window[window.length - 1] = next;
    filled = Math.min(filled + 1, window.length);
    return filled == window.length && Arrays.equals(window, sought);
  }
}
