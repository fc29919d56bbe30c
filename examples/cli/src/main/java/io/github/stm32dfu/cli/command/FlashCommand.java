package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.OpenBoard;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.work.FlashRun;
import io.github.stm32dfu.cli.work.StationRun;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.FlashOptions;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts a file on a board: compares, erases, writes, reads back, starts it. */
@Command(name = "flash", description = "Put a firmware file on a board, check it and start it.")
public final class FlashCommand extends FirmwareCommand {
  @Option(names = "--all", description = "All boards that are in their bootloaders, at once.")
  private boolean all;

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public FlashCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run(OpenBoard board, FlashRun run, FirmwareFile file, FlashOptions flashOptions)
      throws IOException {
    return run.flash(file, flashOptions);
  }

  @Override
  Document run(FirmwareFile file, FlashOptions flashOptions, PollPolicy poll) throws IOException {
    return all
        ? onAllBoards(
            (source, found) ->
                StationRun.on(console(), source, poll).flash(found, file, flashOptions))
        : super.run(file, flashOptions, poll);
  }
}
