package io.github.stm32dfu.cli.document;

import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareTarget;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.memory.Hex;
import java.util.ArrayList;
import java.util.List;

/** A firmware file as a person reads it: a heading and rows of a name and a value. */
final class FileLines {
  /** More are of no use to a person. */
  private static final int MOST_SEGMENTS = 32;

  private final FileDocument document;
  private final List<String> lines = new ArrayList<>();

  FileLines(FileDocument document) {
    this.document = document;
  }

  List<String> lines() {
    FirmwareFile file = document.file();
    lines.add(document.name() + ": " + title(file));
    segments(file.image().segments());
    file.targets().forEach(this::target);
    file.entry().ifPresent(entry -> row("entry", Hex.address(entry)));
    file.suffix().ifPresent(suffix -> row("suffix", text(suffix)));
    document.tag().ifPresent(this::tag);
    return lines;
  }

  private static String title(FirmwareFile file) {
    String format =
        switch (file.format()) {
          case DFUSE -> "DfuSe";
          case DFU -> "DFU with suffix";
          case INTEL_HEX -> "Intel HEX";
          case S_RECORD -> "Motorola S-record";
          case ELF -> "ELF";
          case RAW -> "raw bytes";
        };
    String addresses =
        file.addressed() == FirmwareFile.Addressing.KNOWN ? "" : ", without addresses";
    return format
        + ", "
        + Quantity.bytes(file.image().size())
        + " in "
        + Quantity.count(file.image().segments().size(), "segment")
        + addresses;
  }

  private void segments(List<Segment> segments) {
    for (Segment segment : segments.subList(0, Math.min(MOST_SEGMENTS, segments.size()))) {
      row(
          "segment",
          segment.range()
              + pad(Quantity.bytes(segment.size()), 10)
              + "  sha256 "
              + Sha256.of(segment.toByteArray()));
    }
    if (segments.size() > MOST_SEGMENTS) {
      row("", "and " + (segments.size() - MOST_SEGMENTS) + " more; --json has all of them");
    }
  }

  private void target(FirmwareTarget target) {
    row(
        "target",
        "alternate setting "
            + target.bAlternateSetting()
            + (target.name().isEmpty() ? "" : ", \"" + target.name() + "\"")
            + ", "
            + Quantity.bytes(target.image().size())
            + " in "
            + Quantity.count(target.image().segments().size(), "segment"));
  }

  private void tag(ImageTag tag) {
    boolean valid = tag.check(document.file().image()) instanceof TagCheck.Valid;
    row("product", tag.product());
    row("version", tag.version() + (valid ? ", and its CRC is right" : ""));
  }

  private static String text(DfuSuffix suffix) {
    return "vendor "
        + id(suffix.idVendor())
        + ", product "
        + id(suffix.idProduct())
        + ", release "
        + id(suffix.bcdDevice())
        + "; DFU "
        + Hex.digits(suffix.bcdDFU(), 4)
        + ", CRC 0x"
        + Hex.digits(suffix.dwCRC(), 8);
  }

  private static String id(int value) {
    return value == DfuSuffix.ANY ? "any" : Hex.digits(value, 4);
  }

  private void row(String name, String value) {
    lines.add("  " + name + " ".repeat(10 - name.length()) + value);
  }

  private static String pad(String text, int columns) {
    return " ".repeat(Math.max(1, columns - text.length())) + text;
  }
}
