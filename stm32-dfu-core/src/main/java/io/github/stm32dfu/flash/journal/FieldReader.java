package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.memory.AddressRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads what {@link FieldWriter} wrote, and believes nothing of it. */
final class FieldReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  FieldReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  int left() {
    return end - at;
  }

  int u8() throws JournalException {
    return bytes[advance(1)] & 0xFF;
  }

  int u16() throws JournalException {
    return u8() | u8() << 8;
  }

  long u32() throws JournalException {
    return u16() | (long) u16() << 16;
  }

  byte[] bytes(long length) throws JournalException {
    int from = advance(length);
    return Arrays.copyOfRange(bytes, from, at);
  }

  /** One flag: a byte that is 0 or 1. */
  boolean flag() throws JournalException {
    int value = u8();
    if (value > 1) {
      throw JournalFormat.damaged("a flag is " + value);
    }
    return value == 1;
  }

  AddressRange range() throws JournalException {
    long start = u32();
    long size = u32();
    if (size == 0 || start + size > AddressRange.SPACE_END) {
      throw JournalFormat.damaged("a range of " + size + " bytes at " + start);
    }
    return AddressRange.ofLength(start, size);
  }

  String text() throws JournalException {
    String text = new String(bytes(u16()), StandardCharsets.UTF_8);
    if (text.length() > JournalHead.MAX_TEXT) {
      throw JournalFormat.damaged("a text of " + text.length() + " characters");
    }
    return text;
  }

  Optional<String> optionalText() throws JournalException {
    return flag() ? Optional.of(text()) : Optional.empty();
  }

  private int advance(long length) throws JournalException {
    if (length > left()) {
      throw JournalFormat.damaged(length + " bytes where " + left() + " are left");
    }
    int from = at;
    at += (int) length;
    return from;
  }
}
