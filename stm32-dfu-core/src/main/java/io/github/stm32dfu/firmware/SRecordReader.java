package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import io.github.stm32dfu.memory.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads Motorola S-records: {@code S}, a type digit, a count of the bytes that follow, an address
 * of 2, 3 or 4 bytes, data, and a checksum that makes the sum of all bytes 0xFF.
 */
final class SRecordReader {
  private final TextRecords records;
  private final DataSink sink;
  private final byte[] pool;
  private final List<String> warnings = new ArrayList<>();
  private int pooled;
  private int dataRecords;
  private OptionalLong entry = OptionalLong.empty();

  private SRecordReader(byte[] text, DataSink sink) {
    this.records = new TextRecords(text);
    this.pool = new byte[text.length / 2];
    this.sink = sink;
  }

  static FirmwareFile read(byte[] text, ReadOptions options) throws FirmwareFormatException {
    ImageAssembly assembly = new ImageAssembly(Place.LINE, options.maxSegments());
    SRecordReader reader = new SRecordReader(text, assembly);
    reader.scan();
    return new FirmwareFile(
        FirmwareFormat.S_RECORD,
        assembly.image(sink -> new SRecordReader(text, sink).scan()),
        Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        reader.entry,
        reader.warnings);
  }

  private void scan() throws FirmwareFormatException {
    while (records.hasNext()) {
      byte marker = records.take();
      if ((marker != 'S' && marker != 's') || records.left() == 0) {
        throw records.refuse("expected a record that begins with 'S' and a digit");
      }
      byte type = records.take();
      records.readPairs();
      check();
      switch (type) {
        case '0' -> address(2);
        case '1' -> data(2);
        case '2' -> data(3);
        case '3' -> data(4);
        case '5' -> count(2);
        case '6' -> count(3);
        case '7', '8', '9' -> {
          end('9' - type + 2);
          return;
        }
        default ->
            throw records.refuse("record type " + TextRecords.character(type) + " is not known");
      }
    }
    warnings.add("There is no termination record: the file may have been cut.");
  }

  private void check() throws FirmwareFormatException {
    if (records.length() == 0) {
      throw records.refuse("the record ends after its type");
    }
    if (records.u8(0) != records.length() - 1) {
      throw records.refuse(
          "the record counts " + records.u8(0) + " bytes and has " + (records.length() - 1));
    }
    if (records.sum() != 0xFF) {
      int seen = records.u8(records.length() - 1);
      throw records.refuse(
          "the checksum is "
              + Hex.digits(seen, 2)
              + ", expected "
              + Hex.digits(seen + 0xFF - records.sum(), 2));
    }
  }

  /** {@return the number in the address field, behind which there is at least the checksum} */
  private long address(int size) throws FirmwareFormatException {
    if (records.u8(0) < size + 1) {
      throw records.refuse("the record ends within its address");
    }
    return records.number(1, size);
  }

  private void data(int addressSize) throws FirmwareFormatException {
    long address = address(addressSize);
    int size = records.u8(0) - addressSize - 1;
    records.copy(1 + addressSize, pool, pooled, size);
    pooled += size;
    dataRecords++;
    sink.accept(address, pool, pooled - size, pooled, records.line());
  }

  private void count(int size) throws FirmwareFormatException {
    long counted = address(size);
    long modulus = 1L << (8 * size);
    if (counted != dataRecords % modulus) {
      throw records.refuse(
          "the file counts " + counted + " data records, " + dataRecords + " stand before it");
    }
  }

  /** Address 0 is what tools write that know no entry point. */
  private void end(int addressSize) throws FirmwareFormatException {
    long start = address(addressSize);
    entry = start == 0 ? OptionalLong.empty() : OptionalLong.of(start);
    TextTail.check(records, 'S', warnings);
  }
}
