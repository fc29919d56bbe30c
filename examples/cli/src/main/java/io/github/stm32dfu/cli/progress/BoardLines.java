package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Terminal;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.host.HostClock;
import io.github.stm32dfu.host.station.StationEvent;
import io.github.stm32dfu.transport.DfuIdentity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line for each board: on a screen drawn anew as the work goes on, green or red at its end; else
 * one when the board has ended.
 */
public final class BoardLines implements AutoCloseable {
  private static final Duration LEAST_BETWEEN_DRAWINGS = Duration.ofMillis(100);
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String NO_COLOUR = "\u001b[0m";

  private final Console console;
  private final boolean onScreen;
  private final boolean coloured;
  private final BarLine bar;
  private final Map<DfuIdentity, Line> lines = new LinkedHashMap<>();
  private boolean drawn;
  private Duration lastDrawing = Duration.ZERO;

  /** What is to be seen of one board. */
  private record Line(String text, String colour) {}

  /**
   * Begins to show.
   *
   * @param console to show it on
   * @param boards in their order
   */
  public BoardLines(Console console, List<DfuIdentity> boards) {
    this.console = console;
    this.onScreen = console.terminal().kind() == Terminal.Kind.SCREEN;
    this.coloured = onScreen && System.getenv("NO_COLOR") == null;
    this.bar = BarLine.on(console.terminal());
    boards.forEach(board -> lines.put(board, new Line(name(board) + "waits", "")));
  }

  /**
   * Shows what happened to a board.
   *
   * @param event of it
   */
  public void on(StationEvent event) {
    Line line = line(event);
    boolean ended = !line.colour().isEmpty();
    lines.put(event.board(), line);
    if (onScreen) {
      draw(ended);
    } else if (ended) {
      console.say(line.text().strip());
    }
  }

  private Line line(StationEvent event) {
    FlashEvent what = event.event();
    String name = name(event.board());
    if (what instanceof FlashEvent.Comparing comparing) {
      return running(name, "compare", comparing.bytesDone(), comparing.bytesTotal());
    }
    if (what instanceof FlashEvent.StepDone step) {
      return running(name, "update", step.bytesDone(), step.bytesTotal());
    }
    if (what instanceof FlashEvent.Finished finished) {
      return new Line(name + "done, " + finished.report().pagesWritten() + " pages written", GREEN);
    }
    if (what instanceof FlashEvent.Failed failed) {
      return new Line(name + "failed: " + failed.cause().getMessage(), RED);
    }
    if (what instanceof FlashEvent.Cancelled cancelled) {
      return new Line(name + cancelled.cause().getMessage(), RED);
    }
    return lines.getOrDefault(event.board(), new Line(name, ""));
  }

  private Line running(String name, String phase, long done, long total) {
    BarLine rest = new BarLine(bar.columns() - name.length(), bar.full(), bar.empty());
    return new Line(name + rest.text(phase, done, total, Duration.ZERO).strip(), "");
  }

  private static String name(DfuIdentity board) {
    String path = board.portPath().text().orElse("board");
    return "  " + path + " ".repeat(Math.max(1, 10 - path.length()));
  }

  private void draw(boolean now) {
    Duration time = HostClock.INSTANCE.now();
    if (!now && time.minus(lastDrawing).compareTo(LEAST_BETWEEN_DRAWINGS) < 0) {
      return;
    }
    lastDrawing = time;
    StringBuilder screen = new StringBuilder();
    if (drawn) {
      screen.append("\u001b[").append(lines.size()).append('A');
    }
    drawn = true;
    for (Line line : lines.values()) {
      String text = fitting(line.text());
      boolean colour = coloured && !line.colour().isEmpty();
      screen.append(colour ? line.colour() + text + NO_COLOUR : text).append("\u001b[K\n");
    }
    console.err().print(screen);
    console.err().flush();
  }

  /** Names and messages come from devices; none of them is to steer the terminal. */
  private String fitting(String text) {
    String printable = text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    return printable.substring(0, Math.min(printable.length(), bar.columns()));
  }

  @Override
  public void close() {
    if (onScreen) {
      draw(true);
    }
  }
}
