package io.github.stm32dfu.firmware;

import java.util.Optional;

/**
 * How a firmware file is written. Start from {@link #of}.
 *
 * @param format any but {@link FirmwareFormat#ELF}
 * @param fill the byte for gaps, in formats without addresses; 0 to 255
 * @param ids for the suffix of DFU and DfuSe; else the ids that came with the file, or the format's
 *     usual ones: {@link SuffixIds#STM32_BOOTLOADER} for DfuSe, {@link SuffixIds#ANY_DEVICE} for
 *     DFU
 */
public record WriteOptions(FirmwareFormat format, int fill, Optional<SuffixIds> ids) {
  private static final int ERASED = 0xFF;

  public WriteOptions {
    if (format == FirmwareFormat.ELF) {
      throw new IllegalArgumentException("ELF files are read only");
    }
    if (fill < 0 || fill > 0xFF) {
      throw new IllegalArgumentException("the fill is one byte: " + fill);
    }
  }

  /**
   * {@return options to write a format, gaps filled with 0xFF as erased flash is}
   *
   * @param format any but {@link FirmwareFormat#ELF}
   */
  public static WriteOptions of(FirmwareFormat format) {
    return new WriteOptions(format, ERASED, Optional.empty());
  }

  /**
   * {@return these options with another byte for gaps}
   *
   * @param octet 0 to 255
   */
  public WriteOptions withFill(int octet) {
    return new WriteOptions(format, octet, ids);
  }

  /**
   * {@return these options with other ids in the suffix}
   *
   * @param wanted vendor, product and release
   */
  public WriteOptions withIds(SuffixIds wanted) {
    return new WriteOptions(format, fill, Optional.of(wanted));
  }
}
