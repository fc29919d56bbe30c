package io.github.stm32dfu.firmware;

import static io.github.stm32dfu.firmware.FirmwareFormat.DFU;
import static io.github.stm32dfu.firmware.FirmwareFormat.DFUSE;
import static io.github.stm32dfu.firmware.FirmwareFormat.RAW;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import java.util.Optional;

/** Decides as which format a file is read, from its content, its name and the caller's wish. */
final class FormatChoice {
  private FormatChoice() {}

  static FirmwareFormat choose(byte[] content, ReadOptions options) throws FirmwareFormatException {
    Optional<FirmwareFormat> detected = ContentFormat.of(content);
    Optional<FirmwareFormat> named = options.fileName().flatMap(FirmwareFormat::ofFileName);
    if (options.format().isPresent()) {
      return asked(options.format().get(), detected, named, content);
    }
    if (detected.isPresent()) {
      return detected.get();
    }
    if (named.isPresent() && named.get() != RAW) {
      return undetected(named.get());
    }
    if (options.base().isEmpty()) {
      throw new FirmwareFormatException(
          "the content is of no known firmware format; raw bytes need a base address",
          Hint.GIVE_BASE);
    }
    if (ContentFormat.isProse(content)) {
      throw new FirmwareFormatException(
          "the file is text, but neither Intel HEX nor S-record; ask for raw if this is meant");
    }
    return RAW;
  }

  private static FirmwareFormat asked(
      FirmwareFormat asked,
      Optional<FirmwareFormat> detected,
      Optional<FirmwareFormat> named,
      byte[] content)
      throws FirmwareFormatException {
    boolean chance =
        asked == RAW
            && detected.equals(Optional.of(DFU))
            && !SuffixReader.isValidAt(content, content.length);
    if (detected.isPresent() && detected.get() != asked && !chance) {
      throw new FirmwareFormatException(
          "the content is " + detected.get().label() + ", not " + asked.label());
    }
    if (asked == RAW && named.isPresent() && named.get() != RAW) {
      throw new FirmwareFormatException(
          "the name says " + named.get().label() + ", so the file is not taken as raw");
    }
    return asked;
  }

  /** {@return the named format, whose reader will say what is wrong with the first bytes} */
  private static FirmwareFormat undetected(FirmwareFormat named) throws FirmwareFormatException {
    if (named == DFUSE) {
      throw new FirmwareFormatException(
          "the name says DFU, but the file neither begins with DfuSe's prefix nor ends with a DFU"
              + " suffix");
    }
    return named;
  }
}
