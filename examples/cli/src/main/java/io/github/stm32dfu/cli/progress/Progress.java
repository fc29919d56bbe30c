package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Terminal;
import io.github.stm32dfu.host.HostClock;
import io.github.stm32dfu.transport.Clock;

/** Shows how far something got. Ends whatever line it has begun when it is closed. */
public interface Progress extends AutoCloseable {
  /**
   * Shows a state.
   *
   * @param work as a whole, one word; another one starts another bar
   * @param phase of the work, one word
   * @param done bytes so far
   * @param total bytes in all
   */
  void show(String work, String phase, long done, long total);

  /**
   * Says something that stays.
   *
   * @param line without its end
   */
  void say(String line);

  @Override
  void close();

  /**
   * {@return a bar where somebody watches, else a few plain lines}
   *
   * @param console to write to
   * @param clock of the work, by which rates are measured
   */
  static Progress on(Console console, Clock clock) {
    return console.terminal().kind() == Terminal.Kind.SCREEN
        ? new Bar(console, clock, HostClock.INSTANCE)
        : new PlainLines(console);
  }
}
