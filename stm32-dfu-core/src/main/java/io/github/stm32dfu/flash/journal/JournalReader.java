package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a journal, record by record, as far as it is sound. */
final class JournalReader {
  private final byte[] bytes;
  private int at;

  private JournalReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * {@return what a journal says}
   *
   * @param bytes of it, by whomever they were written
   * @param hash by which the image is checked
   * @throws JournalException where it is of a newer version, or not even its image can be read
   */
  static JournalReading read(byte[] bytes, ContentHash hash) throws JournalException {
    return new JournalReader(bytes).read(hash);
  }

  private JournalReading read(ContentHash hash) throws JournalException {
    header();
    JournalHeading heading = new JournalHeading();
    List<JournalEntry> entries = new ArrayList<>();
    Optional<String> remark = Optional.empty();
    while (at < bytes.length) {
      int start = at;
      try {
        record(heading, entries);
      } catch (JournalException unsound) {
        at = start;
        remark =
            Optional.of(
                "the journal can be read up to byte "
                    + start
                    + " of "
                    + bytes.length
                    + " only: "
                    + unsound.getMessage());
        break;
      }
    }
    return new JournalReading(heading.state(hash).with(entries), remark);
  }

  private void header() throws JournalException {
    if (bytes.length > JournalStore.MOST_BYTES) {
      throw JournalFormat.tooLarge(bytes.length + " bytes");
    }
    FieldReader fields = new FieldReader(bytes, 0, bytes.length);
    if (!Arrays.equals(fields.bytes(JournalFormat.MAGIC.length), JournalFormat.MAGIC)) {
      throw JournalFormat.damaged("it does not begin as one");
    }
    long version = fields.u32();
    if (fields.u32() != JournalFormat.crc32(bytes, 0, JournalFormat.HEADER - 4)) {
      throw JournalFormat.damaged("the checksum of its first bytes is wrong");
    }
    if (version > JournalFormat.VERSION) {
      throw new JournalException(
          JournalException.Kind.NEWER_VERSION,
          "a newer program wrote the journal of an interrupted update: it has version "
              + version
              + ", this program reads version "
              + JournalFormat.VERSION,
          Hint.UPDATE_SOFTWARE);
    }
    at = JournalFormat.HEADER;
  }

  private void record(JournalHeading heading, List<JournalEntry> entries) throws JournalException {
    FieldReader frame = new FieldReader(bytes, at, bytes.length);
    long length = frame.u32();
    int code = frame.u8();
    if (length > JournalFormat.MOST_PAYLOAD) {
      throw JournalFormat.damaged("a record of " + length + " bytes");
    }
    frame.bytes(length);
    int end = bytes.length - frame.left();
    if (frame.u32() != JournalFormat.crc32(bytes, at, end - at)) {
      throw JournalFormat.damaged("a checksum is wrong");
    }
    if (entries.size() == JournalFormat.MOST_ENTRIES) {
      throw JournalFormat.damaged("more than " + entries.size() + " records");
    }
    Optional<RecordType> type = RecordType.of(code);
    if (type.isPresent()) {
      FieldReader fields = new FieldReader(bytes, (int) (end - length), end);
      understand(type.get(), fields, heading, entries);
    }
    at = end + 4;
  }

  private static void understand(
      RecordType type, FieldReader fields, JournalHeading heading, List<JournalEntry> entries)
      throws JournalException {
    switch (type) {
      case HEAD -> heading.head(fields);
      case FILE -> heading.file(fields);
      case IMAGE -> heading.image(fields);
      case BEGUN -> entries.add(new JournalEntry.Begun(begun(fields)));
      case ENDED -> entries.add(new JournalEntry.Ended(fields.range()));
      case VERIFIED -> entries.add(new JournalEntry.Verified());
      case LEFT -> entries.add(new JournalEntry.Left());
    }
  }

  private static BegunPage begun(FieldReader fields) throws JournalException {
    AddressRange range = fields.range();
    return new BegunPage(
        range, fields.flag() ? Optional.of(fields.bytes(range.size())) : Optional.empty());
  }
}
