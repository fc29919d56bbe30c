package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.option.PlanOptions;
import io.github.stm32dfu.cli.work.FlashRun;
import io.github.stm32dfu.firmware.FirmwareFile;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts a file on a board: compares, erases, writes, reads back, starts it. */
@Command(name = "flash", description = "Put a firmware file on a board, check it and start it.")
public final class FlashCommand extends BoardCommand {
  @Mixin private FirmwareOptions firmware = new FirmwareOptions();
  @Mixin private PlanOptions options = new PlanOptions();

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param simulation that starts simulated boards
   */
  public FlashCommand(Console console, BoardSource.Starter simulation) {
    super(console, simulation);
  }

  @Override
  Document run() throws IOException {
    FirmwareFile file = firmware.read();
    return onBoard(
        (board, watch) ->
            new FlashRun(board.bootloader(), board.clock(), watch)
                .flash(file, options.flashOptions()));
  }
}
