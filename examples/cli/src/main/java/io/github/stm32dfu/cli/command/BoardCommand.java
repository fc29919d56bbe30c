package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.OpenBoard;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.BoardOptions;
import io.github.stm32dfu.cli.work.Watch;
import io.github.stm32dfu.transport.DfuIdentity;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command for one board in its bootloader. */
public abstract class BoardCommand extends ToolCommand {
  private final BoardSources sources;

  @Mixin private BoardOptions boards = new BoardOptions();

  BoardCommand(Console console, BoardSources sources) {
    super(console);
    this.sources = sources;
  }

  /** What is done with the board. */
  @FunctionalInterface
  interface Work {
    /**
     * {@return what to answer}
     *
     * @param board that is meant, open
     * @param watch who sees it
     * @throws IOException of which {@link io.github.stm32dfu.cli.Failure} knows the exit code
     */
    Document on(OpenBoard board, Watch watch) throws IOException;
  }

  /**
   * {@return what the work answered}
   *
   * @param work to be done with the board
   * @throws IOException where there is no board, or from the work
   */
  final Document onBoard(Work work) throws IOException {
    return onBoard(PollPolicy.advertised(), work);
  }

  /**
   * {@return what the work answered}
   *
   * @param polling how early the board is asked whether it is done
   * @param work to be done with the board
   * @throws IOException where there is no board, or from the work
   */
  final Document onBoard(PollPolicy polling, Work work) throws IOException {
    OpenBoard board = boards.open(sources, polling);
    // The watch goes last: Ctrl-C is heard until a simulated board is saved.
    try (Watch watch = new Watch(console(), board.clock());
        board) {
      return work.on(board, watch);
    }
  }

  /** What is done with all boards. */
  @FunctionalInterface
  interface WorkOnAll {
    /**
     * {@return what to answer}
     *
     * @param source of the boards
     * @param found all that are in their bootloaders, at least one
     * @throws IOException of which {@link io.github.stm32dfu.cli.Failure} knows the exit code
     */
    Document on(BoardSource source, List<DfuIdentity> found) throws IOException;
  }

  /**
   * {@return what the work answered}
   *
   * @param work to be done with all boards
   * @throws IOException where there is no board, or from the work
   */
  final Document onAllBoards(WorkOnAll work) throws IOException {
    if (boards.device().isPresent()) {
      throw wrongUsage("--all is every board, --device is one: give one of them");
    }
    try (BoardSource source = boards.source(sources)) {
      DfuBootloaders bus = new DfuBootloaders(source.finder(), source.clock());
      return work.on(source, boards.chooser().fitting(bus.list()));
    }
  }
}
