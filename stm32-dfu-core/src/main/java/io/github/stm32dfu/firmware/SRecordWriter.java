package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** Writes S-records: a header, 16 data bytes in an S3 line, and S7 with the entry point. */
final class SRecordWriter {
  private static final int LINE_BYTES = 16;
  private static final int CHECKSUM_TOTAL = 0xFF;
  private static final byte[] HEADER = {'s', 't', 'm', '3', '2', '-', 'd', 'f', 'u'};
  private static final byte[] NONE = {};

  private SRecordWriter() {}

  static void write(FirmwareImage image, OptionalLong entry, OutputStream out) throws IOException {
    RecordOutput records = new RecordOutput(out);
    record(records, "S0", 0, 2, HEADER, 0, HEADER.length);
    for (Segment segment : image.segments()) {
      for (int from = 0; from < segment.size(); from += LINE_BYTES) {
        int to = Math.min(from + LINE_BYTES, segment.size());
        record(records, "S3", segment.address() + from, 4, segment.bytes(), from, to);
      }
    }
    record(records, "S7", entry.orElse(0), 4, NONE, 0, 0);
    records.flush();
  }

  private static void record(
      RecordOutput records, String type, long address, int size, byte[] bytes, int from, int to)
      throws IOException {
    records.begin(type);
    records.number(size + (to - from) + 1, 1);
    records.number(address, size);
    records.bytes(bytes, from, to);
    records.end(CHECKSUM_TOTAL);
  }
}
