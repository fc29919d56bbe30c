package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads DfuSe files: a prefix, targets with elements, and a DFU suffix (UM0391, section 2.3). All
 * sizes are checked against the file before anything is taken from it.
 */
final class DfuSeReader {
  static final int PREFIX_LENGTH = 11;
  static final int ELEMENT_HEADER_LENGTH = 8;

  private final byte[] content;
  private final List<String> warnings = new ArrayList<>();
  private int at;

  private DfuSeReader(byte[] content) {
    this.content = content;
  }

  static FirmwareFile read(byte[] content, ReadOptions options) throws FirmwareFormatException {
    return new DfuSeReader(content).file(options.maxSegments());
  }

  private FirmwareFile file(int maxSegments) throws FirmwareFormatException {
    List<FirmwareTarget> targets = new ArrayList<>();
    ImageAssembly whole = new ImageAssembly(Place.OFFSET, maxSegments);
    int bTargets = prefix();
    for (int i = 0; i < bTargets; i++) {
      targets.add(target(whole, maxSegments));
    }
    int elementsEnd = at;
    DfuSuffix suffix = suffix(elementsEnd);
    return new FirmwareFile(
        FirmwareFormat.DFUSE,
        whole.image(sink -> new DfuSeReader(content).scan(sink)),
        Addressing.KNOWN,
        targets,
        Optional.of(suffix),
        OptionalLong.empty(),
        warnings);
  }

  private void scan(DataSink sink) throws FirmwareFormatException {
    int bTargets = prefix();
    for (int i = 0; i < bTargets; i++) {
      elements(targetPrefix(), sink);
    }
  }

  /** {@return bTargets} */
  private int prefix() throws FirmwareFormatException {
    expect("DfuSe");
    need(PREFIX_LENGTH - at, "the DfuSe prefix");
    int version = LittleEndian.u8(content, 5);
    if (version != 1) {
      throw Place.OFFSET.refuse(5, "DfuSe version " + version + ", expected 1");
    }
    at = PREFIX_LENGTH;
    return LittleEndian.u8(content, 10);
  }

  private FirmwareTarget target(ImageAssembly whole, int maxSegments)
      throws FirmwareFormatException {
    DfuSeTargetPrefix prefix = targetPrefix();
    if (prefix.garbageAfterName()) {
      warnings.add(
          "The name of the target at "
              + Place.OFFSET.at(prefix.start())
              + " is followed by bytes that are not zero, as in ST's own files.");
    }
    ImageAssembly own = new ImageAssembly(Place.OFFSET, maxSegments);
    elements(
        prefix,
        (address, bytes, from, to, place) -> {
          own.accept(address, bytes, from, to, place);
          whole.accept(address, bytes, from, to, place);
        });
    FirmwareImage image = own.image(sink -> new DfuSeReader(content).scan(sink));
    return new FirmwareTarget(prefix.bAlternateSetting(), prefix.name(), image);
  }

  private DfuSeTargetPrefix targetPrefix() throws FirmwareFormatException {
    int start = at;
    expect("Target");
    need(DfuSeTargetPrefix.LENGTH - 6, "the target prefix");
    at = start + DfuSeTargetPrefix.LENGTH;
    return DfuSeTargetPrefix.at(content, start);
  }

  private void elements(DfuSeTargetPrefix prefix, DataSink sink) throws FirmwareFormatException {
    int start = at;
    if (prefix.dwTargetSize() > content.length - start) {
      throw Place.OFFSET.refuse(
          prefix.start() + DfuSeTargetPrefix.SIZE_AT,
          "dwTargetSize is " + prefix.dwTargetSize() + ", only " + left() + " bytes follow");
    }
    if (prefix.dwNbElements() > prefix.dwTargetSize() / ELEMENT_HEADER_LENGTH) {
      throw Place.OFFSET.refuse(
          prefix.start() + DfuSeTargetPrefix.COUNT_AT,
          prefix.dwNbElements() + " elements do not fit in " + prefix.dwTargetSize() + " bytes");
    }
    int end = start + (int) prefix.dwTargetSize();
    for (long i = 0; i < prefix.dwNbElements(); i++) {
      element(end, sink);
    }
    if (at != end) {
      throw Place.OFFSET.refuse(
          prefix.start() + DfuSeTargetPrefix.SIZE_AT,
          "dwTargetSize is " + prefix.dwTargetSize() + ", the elements take " + (at - start));
    }
  }

  private void element(int targetEnd, DataSink sink) throws FirmwareFormatException {
    int start = at;
    if (targetEnd - start < ELEMENT_HEADER_LENGTH) {
      throw Place.OFFSET.refuse(start, "an element begins too near to the end of its target");
    }
    long dwElementAddress = LittleEndian.u32(content, start);
    long dwElementSize = LittleEndian.u32(content, start + 4);
    int dataAt = start + ELEMENT_HEADER_LENGTH;
    if (dwElementSize > targetEnd - dataAt) {
      throw Place.OFFSET.refuse(
          start,
          "an element of "
              + dwElementSize
              + " bytes, only "
              + (targetEnd - dataAt)
              + " are left in its target");
    }
    at = dataAt + (int) dwElementSize;
    sink.accept(dwElementAddress, content, dataAt, at, start);
  }

  /** Takes the suffix at the end of the file, or just behind the elements where junk follows it. */
  private DfuSuffix suffix(int elementsEnd) throws FirmwareFormatException {
    int end = content.length;
    if (!SuffixReader.isAt(content, end)) {
      end = elementsEnd + SuffixReader.LENGTH;
      if (end > content.length || !SuffixReader.isAt(content, end)) {
        throw Place.OFFSET.refuse(elementsEnd, "no DFU suffix follows the elements");
      }
      warnings.add((content.length - end) + " bytes after the suffix are ignored.");
    }
    DfuSuffix suffix = SuffixReader.read(content, end);
    int start = end - suffix.bLength();
    if (start < elementsEnd) {
      throw Place.OFFSET.refuse(start, "the last element reaches into the suffix");
    }
    if (start > elementsEnd) {
      warnings.add((start - elementsEnd) + " bytes between elements and suffix are ignored.");
    }
    if (suffix.bcdDFU() != SuffixReader.DFUSE_BCD) {
      warnings.add("The suffix does not say DfuSe (bcdDFU 011A).");
    }
    warnings.addAll(SuffixReader.oddities(suffix));
    checkImageSize(start, end);
    return suffix;
  }

  private void checkImageSize(int suffixStart, int suffixEnd) {
    long size = LittleEndian.u32(content, 6);
    if (size == suffixEnd) {
      warnings.add("DFUImageSize counts the suffix too, which some programs refuse.");
    } else if (size != suffixStart) {
      warnings.add("DFUImageSize is " + size + ", expected " + suffixStart + ".");
    }
  }

  private void expect(String signature) throws FirmwareFormatException {
    need(signature.length(), '"' + signature + '"');
    for (int i = 0; i < signature.length(); i++) {
      if (content[at + i] != signature.charAt(i)) {
        throw Place.OFFSET.refuse(at, "expected \"" + signature + '"');
      }
    }
    at += signature.length();
  }

  private void need(int bytes, String what) throws FirmwareFormatException {
    if (left() < bytes) {
      throw Place.OFFSET.refuse(
          at,
          "the file ends within " + what + ": " + bytes + " bytes expected, " + left() + " left");
    }
  }

  private int left() {
    return content.length - at;
  }
}
