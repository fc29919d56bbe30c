package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.BoardsDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.BoardOptions;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the boards that are in their bootloaders; opens none of them. */
@Command(name = "list", description = "List the boards that are in their bootloaders.")
public final class ListCommand extends ToolCommand {
  private final BoardSources sources;

  @Mixin private BoardOptions boards = new BoardOptions();

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public ListCommand(Console console, BoardSources sources) {
    super(console);
    this.sources = sources;
  }

  @Override
  Document run() throws IOException {
    try (BoardSource source = boards.source(sources)) {
      DfuBootloaders bus = new DfuBootloaders(source.finder(), source.clock());
      return new BoardsDocument(boards.chooser().fitting(bus.list()));
    }
  }
}
