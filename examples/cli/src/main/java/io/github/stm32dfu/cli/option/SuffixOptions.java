package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.SuffixIds;
import io.github.stm32dfu.firmware.WriteOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** For which devices the suffix of a DFU or DfuSe file is written. */
public final class SuffixOptions {
  @Option(
      names = "--vid",
      paramLabel = "ID",
      converter = IdConverter.class,
      description =
          "idVendor of the DFU suffix, four hex digits; that of IN, else 0x0483 for dfuse, any for dfu.")
  private Optional<Integer> vid = Optional.empty();

  @Option(
      names = "--pid",
      paramLabel = "ID",
      converter = IdConverter.class,
      description =
          "idProduct of the DFU suffix, four hex digits; that of IN, else 0xDF11 for dfuse, any for dfu.")
  private Optional<Integer> pid = Optional.empty();

  @Option(
      names = "--device-release",
      paramLabel = "BCD",
      converter = IdConverter.class,
      description =
          "bcdDevice of the DFU suffix, four hex digits; that of IN, else 0xFFFF for any.")
  private Optional<Integer> release = Optional.empty();

  /** Nothing chosen. */
  public SuffixOptions() {}

  /** {@return whether any of them was given} */
  public boolean given() {
    return vid.isPresent() || pid.isPresent() || release.isPresent();
  }

  /**
   * {@return options with the ids that were given, the others as they would be}
   *
   * @param options of a format with a suffix
   * @param file that is converted
   */
  public WriteOptions apply(WriteOptions options, FirmwareFile file) {
    if (!given()) {
      return options;
    }
    SuffixIds usual = usual(options.format(), file);
    return options.withIds(
        new SuffixIds(
            vid.orElse(usual.idVendor()),
            pid.orElse(usual.idProduct()),
            release.orElse(usual.bcdDevice())));
  }

  private static SuffixIds usual(FirmwareFormat format, FirmwareFile file) {
    if (file.suffix().isPresent()) {
      DfuSuffix own = file.suffix().get();
      return new SuffixIds(own.idVendor(), own.idProduct(), own.bcdDevice());
    }
    return format == FirmwareFormat.DFUSE ? SuffixIds.STM32_BOOTLOADER : SuffixIds.ANY_DEVICE;
  }
}
