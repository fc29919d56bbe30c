package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes firmware files. Everything is streamed in blocks, so that a raw file with wide gaps takes
 * no memory; streams are flushed and stay open.
 */
public final class FirmwareWriter {
  /** The name that ST's own tools give to a target. */
  private static final String TARGET_NAME = "ST...";

  private FirmwareWriter() {}

  /**
   * Writes an image. In DfuSe it is one target for alternate setting 0.
   *
   * @param image in formats without addresses, from its first to its last byte
   * @param options the format and its details
   * @param out takes the bytes
   * @throws IOException from the stream
   */
  public static void write(FirmwareImage image, WriteOptions options, OutputStream out)
      throws IOException {
    write(image, List.of(), OptionalLong.empty(), usualIds(options), options, out);
  }

  /**
   * Writes a file that was read, in another format or again. Targets, entry point and suffix ids
   * are kept where the format has them.
   *
   * @param file that was read
   * @param options the format and its details
   * @param out takes the bytes
   * @throws FirmwareFormatException where the format needs addresses that the file does not have
   * @throws IOException from the stream
   */
  public static void write(FirmwareFile file, WriteOptions options, OutputStream out)
      throws IOException {
    if (file.addressed() == Addressing.UNKNOWN && options.format().hasAddresses()) {
      throw new FirmwareFormatException(
          options.format().label() + " needs addresses, and the file has none", Hint.GIVE_BASE);
    }
    SuffixIds ids =
        file.suffix()
            .filter(suffix -> suffix.idProduct() != 0)
            .map(suffix -> new SuffixIds(suffix.idVendor(), suffix.idProduct(), suffix.bcdDevice()))
            .orElse(usualIds(options));
    write(file.image(), file.targets(), file.entry(), ids, options, out);
  }

  private static void write(
      FirmwareImage image,
      List<FirmwareTarget> targets,
      OptionalLong entry,
      SuffixIds usualIds,
      WriteOptions options,
      OutputStream out)
      throws IOException {
    SuffixIds ids = options.ids().orElse(usualIds);
    switch (options.format()) {
      case DFUSE ->
          DfuSeWriter.write(
              targets.isEmpty() ? List.of(new FirmwareTarget(0, TARGET_NAME, image)) : targets,
              ids,
              out);
      case DFU -> DfuWriter.write(image, options.fill(), ids, out);
      case INTEL_HEX -> IntelHexWriter.write(image, entry, out);
      case S_RECORD -> SRecordWriter.write(image, entry, out);
      case RAW -> RawWriter.write(image, options.fill(), out);
      case ELF -> throw new IllegalStateException("options do not allow ELF");
    }
    out.flush();
  }

  private static SuffixIds usualIds(WriteOptions options) {
    return options.format() == FirmwareFormat.DFUSE
        ? SuffixIds.STM32_BOOTLOADER
        : SuffixIds.ANY_DEVICE;
  }
}
