package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareTarget;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The target of a DfuSe file that is written. */
public final class TargetOptions {
  @Option(
      names = "--alternate",
      paramLabel = "N",
      converter = ByteConverter.class,
      description = "Alternate setting of the dfuse target; that of IN, else 0.")
  private Optional<Integer> alternate = Optional.empty();

  @Option(
      names = "--target-name",
      paramLabel = "NAME",
      description = "Name of the dfuse target; that of IN, else ST...")
  private Optional<String> name = Optional.empty();

  /** Nothing chosen. */
  public TargetOptions() {}

  /** {@return whether any of them was given} */
  public boolean given() {
    return alternate.isPresent() || name.isPresent();
  }

  /**
   * {@return the file with the target that was asked for, else as it is}
   *
   * @param file that is converted
   * @throws CliException where it has several targets, or the name cannot be one
   */
  public FirmwareFile apply(FirmwareFile file) throws CliException {
    if (!given()) {
      return file;
    }
    if (file.targets().size() > 1) {
      throw CliException.refused(
          "several-targets",
          "the file has " + file.targets().size() + " targets: which one is meant?",
          "Leave --alternate and --target-name out: all targets are kept as they are.");
    }
    Optional<FirmwareTarget> own = file.targets().stream().findFirst();
    FirmwareTarget target =
        target(
            alternate.or(() -> own.map(FirmwareTarget::bAlternateSetting)).orElse(0),
            name.or(() -> own.map(FirmwareTarget::name)).orElse("ST..."),
            file);
    return new FirmwareFile(
        file.format(),
        file.image(),
        file.addressed(),
        List.of(target),
        file.suffix(),
        file.entry(),
        file.warnings());
  }

  private static FirmwareTarget target(int alternate, String name, FirmwareFile file)
      throws CliException {
    try {
      return new FirmwareTarget(alternate, name, file.image());
    } catch (IllegalArgumentException notLatin) {
      throw CliException.refused(
          "target-name", String.valueOf(notLatin.getMessage()), "Use up to 254 Latin characters.");
    }
  }
}
