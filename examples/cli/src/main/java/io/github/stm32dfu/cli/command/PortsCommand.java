package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.PortsDocument;
import io.github.stm32dfu.cli.option.BoardOptions;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the serial ports, where applications answer; opens none of them. */
@Command(name = "ports", description = "List the serial ports, where applications answer.")
public final class PortsCommand extends ToolCommand {
  private final BoardSources sources;

  @Mixin private BoardOptions boards = new BoardOptions();

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public PortsCommand(Console console, BoardSources sources) {
    super(console);
    this.sources = sources;
  }

  @Override
  Document run() throws IOException {
    try (BoardSource source = boards.source(sources)) {
      return new PortsDocument(source.ports().list());
    }
  }
}
