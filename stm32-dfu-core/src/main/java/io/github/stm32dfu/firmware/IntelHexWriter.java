package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** Writes Intel HEX: 16 data bytes in a line, linear addresses (record type 04). */
final class IntelHexWriter {
  private static final int LINE_BYTES = 16;
  private static final int BANK = 0x1_0000;
  private static final byte[] NONE = {};

  private final RecordOutput records;
  private long bank;

  private IntelHexWriter(OutputStream out) {
    this.records = new RecordOutput(out);
  }

  static void write(FirmwareImage image, OptionalLong entry, OutputStream out) throws IOException {
    IntelHexWriter writer = new IntelHexWriter(out);
    for (Segment segment : image.segments()) {
      writer.segment(segment);
    }
    if (entry.isPresent()) {
      writer.operand(5, entry.getAsLong(), 4);
    }
    writer.record(0, 1, NONE, 0, 0);
    writer.records.flush();
  }

  /** No line crosses a bank of 64 KiB, which readers treat in more than one way. */
  private void segment(Segment segment) throws IOException {
    int from = 0;
    while (from < segment.size()) {
      long address = segment.address() + from;
      if (address / BANK != bank) {
        bank = address / BANK;
        operand(4, bank, 2);
      }
      int offset = (int) (address % BANK);
      int count = Math.min(Math.min(LINE_BYTES, BANK - offset), segment.size() - from);
      record(offset, 0, segment.bytes(), from, from + count);
      from += count;
    }
  }

  private void operand(int type, long value, int size) throws IOException {
    begin(size, 0, type);
    records.number(value, size);
    records.end(0);
  }

  private void record(int offset, int type, byte[] bytes, int from, int to) throws IOException {
    begin(to - from, offset, type);
    records.bytes(bytes, from, to);
    records.end(0);
  }

  private void begin(int size, int offset, int type) throws IOException {
    records.begin(":");
    records.number(size, 1);
    records.number(offset, 2);
    records.number(type, 1);
  }
}
