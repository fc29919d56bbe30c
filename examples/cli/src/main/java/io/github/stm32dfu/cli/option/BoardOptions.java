package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardChooser;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.OpenBoard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which board a command works on. */
public final class BoardOptions {
  @Option(
      names = "--simulate",
      arity = "0..1",
      paramLabel = "FILE",
      preprocessor = OnlyAttached.class,
      description =
          "Use a simulated STM32F373. With =FILE its memory is kept there, else it is blank.")
  private Optional<String> simulate = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "PORTPATH|SERIAL",
      description = "The board that is meant, where there are several.")
  private Optional<String> device = Optional.empty();

  /** Nothing chosen. */
  public BoardOptions() {}

  /**
   * Opens the board that is meant.
   *
   * @param simulation that starts simulated ones
   * @return the board, to be closed
   * @throws IOException where there is none, or it cannot be opened
   */
  public OpenBoard open(BoardSource.Starter simulation) throws IOException {
    return OpenBoard.open(source(simulation), chooser());
  }

  /**
   * {@return where boards are looked for}
   *
   * @param simulation that starts simulated ones
   * @throws IOException where nothing can be asked
   */
  public BoardSource source(BoardSource.Starter simulation) throws IOException {
    if (simulate.isEmpty()) {
      throw CliException.noDevice(
          "this version has no access to USB yet, only to simulated boards",
          "Add --simulate, or --simulate=FILE for a board that remembers.");
    }
    return simulation.start(simulate.filter(file -> !file.isEmpty()).map(Path::of));
  }

  /** {@return who knows which board is meant} */
  public BoardChooser chooser() {
    return new BoardChooser(device);
  }

  /** Takes a value after {@code =} only: what follows after a blank is the next argument. */
  static final class OnlyAttached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push("");
      }
      return false;
    }
  }
}
