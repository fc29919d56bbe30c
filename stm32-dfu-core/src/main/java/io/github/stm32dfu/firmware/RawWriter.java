package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes the bytes from the first to the last address, gaps filled. */
final class RawWriter {
  private static final int BLOCK = 64 * 1024;

  private RawWriter() {}

  static void write(FirmwareImage image, int fill, OutputStream out) throws IOException {
    byte[] filler = new byte[BLOCK];
    Arrays.fill(filler, (byte) fill);
    long at = image.span().start();
    for (Segment segment : image.segments()) {
      for (long gap = segment.address() - at; gap > 0; gap -= BLOCK) {
        out.write(filler, 0, (int) Math.min(gap, BLOCK));
      }
      out.write(segment.bytes());
      at = segment.range().endExclusive();
    }
  }
}
