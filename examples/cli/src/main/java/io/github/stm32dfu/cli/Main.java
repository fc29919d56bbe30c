package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.board.HostBoards;
import io.github.stm32dfu.cli.console.Console;

/** Where the process starts and ends. */
public final class Main {
  private Main() {}

  /**
   * Runs one command.
   *
   * @param args as typed
   */
  public static void main(String[] args) {
    System.exit(new Tool(Console.ofProcess(), new HostBoards()).run(args));
  }
}
