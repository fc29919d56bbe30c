package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts bytes without addresses where the caller wants them. */
final class RawReader {
  private RawReader() {}

  static FirmwareFile read(byte[] content, ReadOptions options) throws FirmwareFormatException {
    return place(FirmwareFormat.RAW, content, options, Optional.empty(), List.of());
  }

  /** {@return a file whose bytes begin at the base, or at 0 for devices without addresses} */
  static FirmwareFile place(
      FirmwareFormat format,
      byte[] payload,
      ReadOptions options,
      Optional<DfuSuffix> suffix,
      List<String> warnings)
      throws FirmwareFormatException {
    long base = options.base().orElse(0);
    if (base > AddressRange.SPACE_END - payload.length) {
      throw new FirmwareFormatException(
          payload.length + " bytes at " + Hex.address(base) + " reach past 32-bit addresses");
    }
    return new FirmwareFile(
        format,
        FirmwareImage.of(base, payload),
        options.base().isPresent() ? Addressing.KNOWN : Addressing.UNKNOWN,
        List.of(),
        suffix,
        OptionalLong.empty(),
        warnings);
  }
}
