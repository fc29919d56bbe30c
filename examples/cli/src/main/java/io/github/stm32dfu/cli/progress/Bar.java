package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;

/** One line of a screen, drawn over itself. The cursor is never hidden, so nothing can lose it. */
final class Bar implements Progress {
  private static final Duration LEAST_BETWEEN_DRAWINGS = Duration.ofMillis(100);

  private final Console console;
  private final Clock board;
  private final Clock wall;
  private final BarLine line;
  private Duration start = Duration.ZERO;
  private Duration lastDrawing = Duration.ZERO;
  private String work = "";
  private String shown = "";

  /**
   * Begins without drawing.
   *
   * @param board clock by which rates are measured
   * @param wall clock by which drawings are spaced
   */
  Bar(Console console, Clock board, Clock wall) {
    this.console = console;
    this.board = board;
    this.wall = wall;
    this.line = BarLine.on(console.terminal());
  }

  @Override
  public void show(String ofWork, String phase, long done, long total) {
    boolean first = !ofWork.equals(work);
    if (first) {
      work = ofWork;
      start = board.now();
    }
    Duration now = wall.now();
    boolean soon = now.minus(lastDrawing).compareTo(LEAST_BETWEEN_DRAWINGS) < 0;
    if (soon && !first && done < total) {
      return;
    }
    lastDrawing = now;
    draw(line.text(phase, done, total, board.now().minus(start)));
  }

  @Override
  public void say(String text) {
    erase();
    console.say(text);
  }

  @Override
  public void close() {
    erase();
  }

  private void draw(String next) {
    if (!next.equals(shown)) {
      int leftover = Math.max(0, shown.length() - next.length());
      print("\r" + next + " ".repeat(leftover));
      shown = next;
    }
  }

  private void erase() {
    if (!shown.isEmpty()) {
      print("\r" + " ".repeat(shown.length()) + "\r");
      shown = "";
    }
  }

  private void print(String text) {
    console.err().print(text);
    console.err().flush();
  }
}
