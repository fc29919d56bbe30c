package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads bytes without addresses and the DFU suffix behind them (DFU 1.1, appendix B). */
final class DfuReader {
  private DfuReader() {}

  static FirmwareFile read(byte[] content, ReadOptions options) throws FirmwareFormatException {
    if (!SuffixReader.isAt(content, content.length)) {
      throw new FirmwareFormatException("the file does not end with a DFU suffix");
    }
    DfuSuffix suffix = SuffixReader.read(content, content.length);
    if (suffix.bcdDFU() == SuffixReader.DFUSE_BCD) {
      throw new FirmwareFormatException(
          "the suffix says DfuSe (bcdDFU 011A), but the file does not begin with DfuSe's prefix");
    }
    byte[] payload = Arrays.copyOf(content, content.length - suffix.bLength());
    return RawReader.place(
        FirmwareFormat.DFU,
        payload,
        options,
        Optional.of(suffix),
        List.copyOf(SuffixReader.oddities(suffix)));
  }
}
