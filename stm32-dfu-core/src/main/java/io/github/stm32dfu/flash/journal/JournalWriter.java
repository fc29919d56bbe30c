package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.BegunPage;
import java.util.Collection;

/** Turns a journal, or what is added to it, into bytes. */
final class JournalWriter {
  private final FieldWriter out = new FieldWriter();

  private JournalWriter() {}

  /** {@return a whole journal} */
  static byte[] whole(JournalState state) throws JournalException {
    JournalWriter writer = new JournalWriter();
    writer.header();
    writer.head(state.head(), state.imageSha256());
    writer.file(state.file());
    writer.image(state.file().image());
    writer.entries(state.entries());
    return writer.bounded();
  }

  /** {@return records to be added} */
  static byte[] records(Collection<? extends JournalEntry> entries) throws JournalException {
    JournalWriter writer = new JournalWriter();
    writer.entries(entries);
    return writer.bounded();
  }

  private byte[] bounded() throws JournalException {
    if (out.size() > JournalStore.MOST_BYTES) {
      throw JournalFormat.tooLarge(out.size() + " bytes");
    }
    return out.toByteArray();
  }

  private void header() {
    byte[] start =
        new FieldWriter().bytes(JournalFormat.MAGIC).u32(JournalFormat.VERSION).toByteArray();
    out.bytes(start).u32(JournalFormat.crc32(start, 0, start.length));
  }

  private void head(JournalHead head, byte[] imageSha256) throws JournalException {
    FieldWriter fields = new FieldWriter();
    BoardMark board = head.board();
    fields.u8(board.uniqueId().isPresent() ? 1 : 0);
    if (board.uniqueId().isPresent()) {
      UniqueId id = board.uniqueId().get();
      fields.u32(id.word0()).u32(id.word1()).u32(id.word2());
    }
    fields.text(board.serial()).text(board.port().text());
    fields.text(head.product()).text(head.versionFrom()).text(head.versionTo());
    fields.text(head.fileName()).bytes(imageSha256);
    record(RecordType.HEAD, fields);
  }

  private void file(FirmwareFile file) throws JournalException {
    FieldWriter fields = new FieldWriter();
    fields.text(file.format().label());
    fields.u8(file.addressed() == FirmwareFile.Addressing.KNOWN ? 1 : 0);
    fields.u8(file.suffix().isPresent() ? 1 : 0);
    if (file.suffix().isPresent()) {
      DfuSuffix suffix = file.suffix().get();
      fields.u16(suffix.bcdDevice()).u16(suffix.idProduct()).u16(suffix.idVendor());
      fields.u16(suffix.bcdDFU()).u8(suffix.bLength()).u32(suffix.dwCRC());
    }
    fields.u8(file.entry().isPresent() ? 1 : 0).u32(file.entry().orElse(0));
    record(RecordType.FILE, fields);
  }

  private void image(FirmwareImage image) throws JournalException {
    for (Segment segment : image.segments()) {
      byte[] bytes = segment.toByteArray();
      for (int at = 0; at < bytes.length; at += JournalFormat.MOST_PIECE) {
        int length = Math.min(JournalFormat.MOST_PIECE, bytes.length - at);
        record(
            RecordType.IMAGE,
            new FieldWriter().u32(segment.address() + at).bytes(bytes, at, length));
      }
    }
  }

  private void entries(Collection<? extends JournalEntry> entries) throws JournalException {
    for (JournalEntry entry : entries) {
      if (entry instanceof JournalEntry.Begun begun) {
        begun(begun.page());
      } else if (entry instanceof JournalEntry.Ended ended) {
        record(RecordType.ENDED, new FieldWriter().range(ended.page()));
      } else {
        boolean left = entry instanceof JournalEntry.Left;
        record(left ? RecordType.LEFT : RecordType.VERIFIED, new FieldWriter());
      }
    }
  }

  private void begun(BegunPage page) throws JournalException {
    FieldWriter fields = new FieldWriter().range(page.range());
    fields.u8(page.before().isPresent() ? 1 : 0);
    page.before().ifPresent(fields::bytes);
    record(RecordType.BEGUN, fields);
  }

  private void record(RecordType type, FieldWriter fields) throws JournalException {
    if (fields.size() > JournalFormat.MOST_PAYLOAD) {
      throw JournalFormat.tooLarge("a page of " + fields.size() + " bytes");
    }
    byte[] framed =
        new FieldWriter()
            .u32(fields.size())
            .u8(type.code())
            .bytes(fields.toByteArray())
            .toByteArray();
    out.bytes(framed).u32(JournalFormat.crc32(framed, 0, framed.length));
  }
}
