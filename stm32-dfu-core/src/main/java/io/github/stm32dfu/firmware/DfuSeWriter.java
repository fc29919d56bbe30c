package io.github.stm32dfu.firmware;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes DfuSe files (UM0391, section 2.3). DFUImageSize leaves the suffix out, as ST's own tools
 * have it and as some readers demand.
 */
final class DfuSeWriter {
  private static final long MAX_SIZE = 0xFFFF_FFFFL;

  private DfuSeWriter() {}

  static void write(List<FirmwareTarget> targets, SuffixIds ids, OutputStream out)
      throws IOException {
    if (targets.size() > 255) {
      throw new IllegalArgumentException("a DfuSe file has at most 255 targets");
    }
    SuffixedOutput file = new SuffixedOutput(out);
    prefix(targets, file.stream());
    for (FirmwareTarget target : targets) {
      target(target, file.stream());
    }
    file.end(ids, SuffixReader.DFUSE_BCD);
  }

  private static void prefix(List<FirmwareTarget> targets, OutputStream out) throws IOException {
    long size = DfuSeReader.PREFIX_LENGTH;
    for (FirmwareTarget target : targets) {
      size += DfuSeTargetPrefix.LENGTH + targetSize(target);
    }
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException("too large for a DfuSe file: " + size + " bytes");
    }
    byte[] prefix = new byte[DfuSeReader.PREFIX_LENGTH];
    put(prefix, 0, "DfuSe");
    prefix[5] = 1;
    LittleEndian.put32(prefix, 6, size);
    prefix[10] = (byte) targets.size();
    out.write(prefix);
  }

  private static void target(FirmwareTarget target, OutputStream out) throws IOException {
    byte[] prefix = new byte[DfuSeTargetPrefix.LENGTH];
    put(prefix, 0, "Target");
    prefix[DfuSeTargetPrefix.SETTING_AT] = (byte) target.bAlternateSetting();
    LittleEndian.put32(prefix, DfuSeTargetPrefix.NAMED_AT, target.name().isEmpty() ? 0 : 1);
    put(prefix, DfuSeTargetPrefix.NAME_AT, target.name());
    LittleEndian.put32(prefix, DfuSeTargetPrefix.SIZE_AT, targetSize(target));
    LittleEndian.put32(prefix, DfuSeTargetPrefix.COUNT_AT, target.image().segments().size());
    out.write(prefix);
    byte[] header = new byte[DfuSeReader.ELEMENT_HEADER_LENGTH];
    for (Segment segment : target.image().segments()) {
      LittleEndian.put32(header, 0, segment.address());
      LittleEndian.put32(header, 4, segment.size());
      out.write(header);
      out.write(segment.bytes());
    }
  }

  private static long targetSize(FirmwareTarget target) {
    return target.image().size()
        + (long) DfuSeReader.ELEMENT_HEADER_LENGTH * target.image().segments().size();
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(encoded, 0, bytes, at, encoded.length);
  }
}
