package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.ConvertDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.ConversionOptions;
import io.github.stm32dfu.cli.work.OutputFile;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.WriteOptions;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes a firmware file in another format. */
@Command(name = "convert", description = "Write a firmware file in another format.")
public final class ConvertCommand extends ToolCommand {
  @Mixin private ConversionOptions files = new ConversionOptions();

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
    FirmwareFile file = files.read();
    WriteOptions options = files.writeOptions(file);
    ConvertDocument document = new ConvertDocument(files.in(), files.out(), options, file);
    document.early().forEach(warning -> console().say("warning: " + warning));
    new OutputFile(files.out(), console()).write(file, options);
    return document;
  }
}
