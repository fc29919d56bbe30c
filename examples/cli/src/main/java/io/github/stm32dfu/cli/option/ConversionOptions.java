package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A firmware file that is read, and another that is made of it. */
public final class ConversionOptions {
  @Parameters(index = "0", paramLabel = "IN", description = "File to read.")
  private Path in = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "File to write, replaced if it exists.")
  private Path out = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "Format of OUT: dfuse, dfu, ihex, srec or raw; else its extension says it.")
  private Optional<FirmwareFormat> format = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "What IN has to be; else its content says it.")
  private Optional<FirmwareFormat> from = Optional.empty();

  @Option(
      names = "--base",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Address of the first byte, where IN has no addresses.")
  private Optional<Long> base = Optional.empty();

  @Option(
      names = "--fill",
      paramLabel = "BYTE",
      converter = ByteConverter.class,
      description = "Byte for gaps, in formats without addresses; 0xFF unless given.")
  private int fill = 0xFF;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private SuffixOptions suffix = new SuffixOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** No files yet. */
  public ConversionOptions() {}

  /** {@return the path of the file that is read} */
  public Path in() {
    return in;
  }

  /** {@return the path of the file that is written} */
  public Path out() {
    return out;
  }

  /**
   * {@return the file, read, checked, and with the target that was asked for}
   *
   * @throws IOException where it is missing, damaged, or the one that would be written
   */
  public FirmwareFile read() throws IOException {
    outputFormat();
    FirmwareFile file = FirmwareOptions.read(in, base, from);
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw CliException.refused("same-file", in + " and " + out + " are the same file", "");
    }
    return target.apply(file);
  }

  /**
   * {@return how the other file is written}
   *
   * @param file that was read
   */
  public WriteOptions writeOptions(FirmwareFile file) {
    return suffix.apply(WriteOptions.of(outputFormat()).withFill(fill), file);
  }

  private FirmwareFormat outputFormat() {
    FirmwareFormat wanted =
        format
            .or(() -> FirmwareFormat.ofFileName(String.valueOf(out.getFileName())))
            .orElseThrow(() -> wrongUsage("the name " + out + " says no format: give --format"));
    if (wanted == FirmwareFormat.ELF) {
      throw wrongUsage("ELF files are read, not written");
    }
    if (suffix.given() && wanted != FirmwareFormat.DFUSE && wanted != FirmwareFormat.DFU) {
      throw wrongUsage(
          "only dfuse and dfu files have a suffix for --vid, --pid and --device-release");
    }
    if (target.given() && wanted != FirmwareFormat.DFUSE) {
      throw wrongUsage("only dfuse files have a target for --alternate and --target-name");
    }
    return wanted;
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
