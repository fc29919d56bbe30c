package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.OverlapException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.PortPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers the records that a journal begins with: head, file, and the pieces of the image. */
final class JournalHeading {
  private static final int SHA_256 = 32;

  private final List<Segment> pieces = new ArrayList<>();
  private long size;
  private Optional<JournalHead> head = Optional.empty();
  private byte[] imageSha256 = new byte[SHA_256];
  private Optional<FirmwareFile> file = Optional.empty();

  void head(FieldReader fields) throws JournalException {
    Optional<UniqueId> id =
        fields.flag()
            ? Optional.of(new UniqueId((int) fields.u32(), (int) fields.u32(), (int) fields.u32()))
            : Optional.empty();
    BoardMark board = new BoardMark(id, fields.optionalText(), new PortPath(fields.optionalText()));
    head =
        Optional.of(
            new JournalHead(
                board,
                fields.optionalText(),
                fields.optionalText(),
                fields.optionalText(),
                fields.optionalText()));
    imageSha256 = fields.bytes(SHA_256);
  }

  void file(FieldReader fields) throws JournalException {
    FirmwareFormat format = format(fields.text());
    FirmwareFile.Addressing addressed =
        fields.flag() ? FirmwareFile.Addressing.KNOWN : FirmwareFile.Addressing.UNKNOWN;
    Optional<DfuSuffix> suffix =
        fields.flag()
            ? Optional.of(
                new DfuSuffix(
                    fields.u16(),
                    fields.u16(),
                    fields.u16(),
                    fields.u16(),
                    fields.u8(),
                    fields.u32()))
            : Optional.empty();
    boolean hasEntry = fields.flag();
    long entry = fields.u32();
    file =
        Optional.of(
            new FirmwareFile(
                format,
                FirmwareImage.of(0, new byte[0]),
                addressed,
                List.of(),
                suffix,
                hasEntry ? OptionalLong.of(entry) : OptionalLong.empty(),
                List.of()));
  }

  void image(FieldReader fields) throws JournalException {
    long address = fields.u32();
    int length = fields.left();
    size += length;
    if (length == 0 || address + length > AddressRange.SPACE_END) {
      throw JournalFormat.damaged("a piece of " + length + " bytes at " + address);
    }
    if (size > JournalFormat.MOST_IMAGE || pieces.size() == JournalFormat.MOST_PARTS) {
      throw JournalFormat.damaged("an image of more than " + size + " bytes");
    }
    pieces.add(Segment.copyOf(address, fields.bytes(length)));
  }

  /** {@return the state before anything was touched, if all of it is there and sound} */
  JournalState state(ContentHash hash) throws JournalException {
    if (head.isEmpty() || file.isEmpty()) {
      throw JournalFormat.damaged("its head is missing");
    }
    FirmwareImage image = image();
    if (!Arrays.equals(hash.sha256(JournalFormat.hashed(image)), imageSha256)) {
      throw JournalFormat.damaged("its image is not the one that it was made for");
    }
    return JournalState.starting(head.get(), withImage(file.get(), image), imageSha256);
  }

  private FirmwareImage image() throws JournalException {
    try {
      return FirmwareImage.of(pieces);
    } catch (OverlapException contradiction) {
      throw JournalFormat.damaged("its image contradicts itself");
    }
  }

  private static FirmwareFile withImage(FirmwareFile file, FirmwareImage image) {
    return new FirmwareFile(
        file.format(), image, file.addressed(), List.of(), file.suffix(), file.entry(), List.of());
  }

  private static FirmwareFormat format(String label) throws JournalException {
    for (FirmwareFormat format : FirmwareFormat.values()) {
      if (format.label().equals(label)) {
        return format;
      }
    }
    throw JournalFormat.damaged("it has no file of a known format");
  }
}
