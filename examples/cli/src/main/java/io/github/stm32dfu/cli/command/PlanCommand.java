package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.OpenBoard;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.PlanDocument;
import io.github.stm32dfu.cli.work.FlashRun;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.FlashOptions;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Tells what {@code flash} would do, page by page, and does not do it. */
@Command(name = "plan", description = "Tell what flash would do with a file; change nothing.")
public final class PlanCommand extends FirmwareCommand {
  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public PlanCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run(OpenBoard board, FlashRun run, FirmwareFile file, FlashOptions flashOptions)
      throws IOException {
    return new PlanDocument(board.name(), run.plan(file, flashOptions));
  }
}
