package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.memory.AddressRange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes that grow field by field, numbers lowest byte first. */
final class FieldWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  FieldWriter u8(int value) {
    out.write(value);
    return this;
  }

  FieldWriter u16(int value) {
    return u8(value).u8(value >> 8);
  }

  FieldWriter u32(long value) {
    return u16((int) value).u16((int) (value >> 16));
  }

  FieldWriter bytes(byte[] value) {
    return bytes(value, 0, value.length);
  }

  FieldWriter bytes(byte[] value, int from, int length) {
    out.write(value, from, length);
    return this;
  }

  FieldWriter range(AddressRange value) {
    return u32(value.start()).u32(value.size());
  }

  /** Length and UTF-8. */
  FieldWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return u16(utf8.length).bytes(utf8);
  }

  FieldWriter text(Optional<String> value) {
    return value.isPresent() ? u8(1).text(value.get()) : u8(0);
  }

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
