package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.ConvertDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.AddressConverter;
import io.github.stm32dfu.cli.option.ByteConverter;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.option.FormatConverter;
import io.github.stm32dfu.cli.option.SuffixOptions;
import io.github.stm32dfu.cli.option.TargetOptions;
import io.github.stm32dfu.cli.work.OutputFile;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a firmware file in another format. */
@Command(name = "convert", description = "Write a firmware file in another format.")
public final class ConvertCommand extends ToolCommand {
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

  /**
   * Makes the command.
   *
   * @param console to write to
   */
  public ConvertCommand(Console console) {
    super(console);
  }

  @Override
  Document run() throws IOException {
    FirmwareFormat wanted = outputFormat();
    FirmwareFile file = FirmwareOptions.read(in, base, from);
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw CliException.refused("same-file", in + " and " + out + " are the same file", "");
    }
    FirmwareFile shaped = target.apply(file);
    WriteOptions options = suffix.apply(WriteOptions.of(wanted).withFill(fill), shaped);
    ConvertDocument document = new ConvertDocument(in, out, options, shaped);
    document.early().forEach(warning -> console().say("warning: " + warning));
    new OutputFile(out, console()).write(shaped, options);
    return document;
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
}
