package io.github.stm32dfu.simulator.cdc;

import java.nio.charset.StandardCharsets;

/** Bytes that become lines (docs/line-protocol.md, lines). */
final class LineInput {
  /** Most bytes of a line, its end left out. */
  static final int LONGEST = 120;

  private final byte[] kept = new byte[LONGEST + 1];
  private final Listener listener;
  private int length;

  /** Who takes the lines. */
  interface Listener {
    /** A line that is not empty, without its end. */
    void line(String text);

    /** The end of a line of more than 120 bytes. */
    void longLine();
  }

  LineInput(Listener listener) {
    this.listener = listener;
  }

  void take(byte[] data) {
    for (byte next : data) {
      take(next);
    }
  }

  private void take(byte next) {
    if (next == '\n') {
      end();
      length = 0;
    } else {
      if (length < kept.length) {
        kept[length] = next;
      }
      // One more than fits says that it is too long; how much more does not matter.
      length = Math.min(length + 1, kept.length + 1);
    }
  }

  private void end() {
    boolean carriageReturn = length > 0 && length <= kept.length && kept[length - 1] == '\r';
    int size = carriageReturn ? length - 1 : length;
    if (size > LONGEST) {
      listener.longLine();
    } else if (size > 0) {
      listener.line(new String(kept, 0, size, StandardCharsets.UTF_8));
    }
  }
}
