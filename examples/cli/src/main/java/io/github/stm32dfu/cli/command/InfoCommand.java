package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.FileDocument;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is in a firmware file. */
@Command(name = "info", description = "Tell what is in a firmware file.")
public final class InfoCommand extends ToolCommand {
  @Mixin private FirmwareOptions firmware = new FirmwareOptions();

  /**
   * Makes the command.
   *
   * @param console to write to
   */
  public InfoCommand(Console console) {
    super(console);
  }

  @Override
  Document run() throws IOException {
    return FileDocument.of(firmware.path().toString(), firmware.read());
  }
}
