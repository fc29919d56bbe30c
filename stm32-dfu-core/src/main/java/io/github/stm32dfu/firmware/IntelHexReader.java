package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import io.github.stm32dfu.memory.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads Intel HEX (Intel's Hexadecimal Object File Format, revision A): {@code :LLAAAATT}, data and
 * a checksum that makes the sum of all bytes 0.
 */
final class IntelHexReader {
  private static final int HEADER = 4;
  private static final int DATA = 0;
  private static final int END_OF_FILE = 1;
  private static final int EXTENDED_SEGMENT_ADDRESS = 2;
  private static final int START_SEGMENT_ADDRESS = 3;
  private static final int EXTENDED_LINEAR_ADDRESS = 4;
  private static final int START_LINEAR_ADDRESS = 5;

  private final TextRecords records;
  private final DataSink sink;
  private final byte[] pool;
  private final List<String> warnings = new ArrayList<>();
  private int pooled;
  private long base;
  private boolean segmented;
  private OptionalLong entry = OptionalLong.empty();

  private IntelHexReader(byte[] text, DataSink sink) {
    this.records = new TextRecords(text);
    this.pool = new byte[text.length / 2];
    this.sink = sink;
  }

  static FirmwareFile read(byte[] text, ReadOptions options) throws FirmwareFormatException {
    ImageAssembly assembly = new ImageAssembly(Place.LINE, options.maxSegments());
    IntelHexReader reader = new IntelHexReader(text, assembly);
    reader.scan();
    return new FirmwareFile(
        FirmwareFormat.INTEL_HEX,
        assembly.image(sink -> new IntelHexReader(text, sink).scan()),
        Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        reader.entry,
        reader.warnings);
  }

  private void scan() throws FirmwareFormatException {
    while (records.hasNext()) {
      if (records.take() != ':') {
        throw records.refuse("expected a record that begins with ':'");
      }
      records.readPairs();
      check();
      if (records.u8(3) == END_OF_FILE) {
        TextTail.check(records, ':', warnings);
        return;
      }
      take();
    }
    warnings.add("There is no end-of-file record: the file may have been cut.");
  }

  private void check() throws FirmwareFormatException {
    if (records.length() < HEADER + 1) {
      throw records.refuse("the record ends within its header");
    }
    int dataLength = records.length() - HEADER - 1;
    if (records.u8(0) != dataLength) {
      throw records.refuse(
          "the record says " + records.u8(0) + " data bytes and has " + dataLength);
    }
    if (records.sum() != 0) {
      int seen = records.u8(records.length() - 1);
      throw records.refuse(
          "the checksum is "
              + Hex.digits(seen, 2)
              + ", expected "
              + Hex.digits(seen - records.sum(), 2));
    }
  }

  private void take() throws FirmwareFormatException {
    int type = records.u8(3);
    switch (type) {
      case DATA -> data();
      case EXTENDED_SEGMENT_ADDRESS -> {
        base = operand(2) << 4;
        segmented = true;
      }
      case EXTENDED_LINEAR_ADDRESS -> {
        base = operand(2) << 16;
        segmented = false;
      }
      case START_SEGMENT_ADDRESS -> {
        long csIp = operand(4);
        entry = OptionalLong.of((csIp >> 16 << 4) + (csIp & 0xFFFF));
      }
      case START_LINEAR_ADDRESS -> entry = OptionalLong.of(operand(4));
      default -> throw records.refuse("record type " + Hex.digits(type, 2) + " is not known");
    }
  }

  private long operand(int size) throws FirmwareFormatException {
    if (records.u8(0) != size) {
      throw records.refuse(
          "a record of type "
              + Hex.digits(records.u8(3), 2)
              + " has "
              + size
              + " data bytes, not "
              + records.u8(0));
    }
    return records.number(HEADER, size);
  }

  /** After a segment address, offsets wrap at 64 KiB; after a linear one they do not. */
  private void data() throws FirmwareFormatException {
    int size = records.u8(0);
    int offset = (int) records.number(1, 2);
    int from = pooled;
    records.copy(HEADER, pool, from, size);
    pooled += size;
    int beforeWrap = segmented ? Math.min(size, 0x1_0000 - offset) : size;
    sink.accept(base + offset, pool, from, from + beforeWrap, records.line());
    sink.accept(base, pool, from + beforeWrap, pooled, records.line());
  }
}
