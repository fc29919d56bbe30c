package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.cli.board.HostBoards;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A command that goes on until it is told to stop. */
final class RunningTool implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Lines said = new Lines();
  private final StringWriter answered = new StringWriter();
  private final Thread thread;
  private volatile int exit = -1;

  RunningTool(Object... args) {
    String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    Console console =
        new Console(new PrintWriter(answered), new PrintWriter(said), Terminal.plain());
    thread =
        new Thread(() -> exit = new Tool(console, new HostBoards()).run(words), "tool under test");
    thread.start();
  }

  /** {@return the next line that has this in it} */
  String awaitLine(String part) throws InterruptedException {
    while (true) {
      String line = said.lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(line).describedAs("a line with " + part).isNotNull();
      if (String.valueOf(line).contains(part)) {
        return String.valueOf(line);
      }
    }
  }

  Outcome stop() {
    close();
    return new Outcome(exit, answered.toString(), String.join("\n", said.lines));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Lines extends Writer {
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] text, int from, int length) {
      for (char each : Arrays.copyOfRange(text, from, from + length)) {
        if (each == '\n') {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          line.append(each);
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
