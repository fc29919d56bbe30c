package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** A stream that ends with a DFU suffix over all that went through it (DFU 1.1, appendix B). */
final class SuffixedOutput {
  private final CheckedOutputStream out;

  SuffixedOutput(OutputStream out) {
    this.out = new CheckedOutputStream(out, new CRC32());
  }

  OutputStream stream() {
    return out;
  }

  void end(SuffixIds ids, int bcdDFU) throws IOException {
    byte[] suffix = new byte[SuffixReader.LENGTH];
    LittleEndian.put16(suffix, 0, ids.bcdDevice());
    LittleEndian.put16(suffix, 2, ids.idProduct());
    LittleEndian.put16(suffix, 4, ids.idVendor());
    LittleEndian.put16(suffix, 6, bcdDFU);
    suffix[8] = 'U';
    suffix[9] = 'F';
    suffix[10] = 'D';
    suffix[11] = SuffixReader.LENGTH;
    out.write(suffix, 0, 12);
    LittleEndian.put32(suffix, 12, ~out.getChecksum().getValue());
    out.write(suffix, 12, 4);
  }
}
