package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.HostBoards;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** Runs commands within this process. */
final class Shell {
  private Shell() {}

  static Outcome run(Object... args) {
    return on(new HostBoards(), args);
  }

  /** With boards of the test's own on USB and behind {@code --simulate}. */
  static Outcome on(BoardSources boards, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), Terminal.plain());
    String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    int exit = new Tool(console, boards).run(words);
    return new Outcome(exit, out.toString(), err.toString());
  }
}
