package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.OutputStream;

/** Writes bytes without addresses and a DFU suffix behind them. */
final class DfuWriter {
  /** bcdDFU of DFU 1.0, which every tool reads. */
  private static final int DFU_BCD = 0x0100;

  private DfuWriter() {}

  static void write(FirmwareImage image, int fill, SuffixIds ids, OutputStream out)
      throws IOException {
    SuffixedOutput file = new SuffixedOutput(out);
    RawWriter.write(image, fill, file.stream());
    file.end(ids, DFU_BCD);
  }
}
