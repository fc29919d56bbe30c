package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;

/** Reads firmware files of every {@link FirmwareFormat}. */
public final class FirmwareReader {
  private FirmwareReader() {}

  /**
   * {@return the file, checked: its checksums are right and its data does not contradict itself}
   *
   * <p>The content says which format it is. Raw is never assumed: it takes a base address or an
   * explicit format, and a name or content that says otherwise rules it out.
   *
   * @param content of the file, not changed meanwhile
   * @param options what the caller knows
   * @throws FirmwareFormatException for anything that is no sound firmware file, with the line or
   *     offset
   */
  public static FirmwareFile read(byte[] content, ReadOptions options)
      throws FirmwareFormatException {
    if (content.length == 0) {
      throw new FirmwareFormatException("the file is empty");
    }
    if (content.length > options.maxBytes()) {
      throw new FirmwareFormatException(
          "the file has " + content.length + " bytes, more than " + options.maxBytes());
    }
    FirmwareFile file = parse(content, FormatChoice.choose(content, options), options);
    if (options.base().isPresent() && file.format().hasAddresses()) {
      throw new FirmwareFormatException(
          "the file is "
              + file.format().label()
              + ", which has addresses of its own: leave out the base address");
    }
    return file;
  }

  private static FirmwareFile parse(byte[] content, FirmwareFormat format, ReadOptions options)
      throws FirmwareFormatException {
    return switch (format) {
      case DFUSE -> DfuSeReader.read(content, options);
      case DFU -> DfuReader.read(content, options);
      case INTEL_HEX -> IntelHexReader.read(content, options);
      case S_RECORD -> SRecordReader.read(content, options);
      case ELF -> ElfReader.read(content, options);
      case RAW -> RawReader.read(content, options);
    };
  }
}
