package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.PlanDocument;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.option.PlanOptions;
import io.github.stm32dfu.cli.work.FlashRun;
import io.github.stm32dfu.firmware.FirmwareFile;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what {@code flash} would do, page by page, and does not do it. */
@Command(name = "plan", description = "Tell what flash would do with a file; change nothing.")
public final class PlanCommand extends BoardCommand {
  @Mixin private FirmwareOptions firmware = new FirmwareOptions();
  @Mixin private PlanOptions options = new PlanOptions();

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param simulation that starts simulated boards
   */
  public PlanCommand(Console console, BoardSource.Starter simulation) {
    super(console, simulation);
  }

  @Override
  Document run() throws IOException {
    FirmwareFile file = firmware.read();
    return onBoard(
        (board, watch) ->
            new PlanDocument(
                board.name(),
                new FlashRun(board.bootloader(), board.clock(), watch)
                    .plan(file, options.flashOptions())));
  }
}
