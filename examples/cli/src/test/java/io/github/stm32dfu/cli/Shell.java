package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.Simulation;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** Runs commands within this process. */
final class Shell {
  private Shell() {}

  static Outcome run(Object... args) {
    return on(new Simulation(), args);
  }

  /** With boards of the test's own behind {@code --simulate}. */
  static Outcome on(BoardSource.Starter boards, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), Terminal.plain());
    String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    int exit = new Tool(console, boards).run(words);
    return new Outcome(exit, out.toString(), err.toString());
  }
}
