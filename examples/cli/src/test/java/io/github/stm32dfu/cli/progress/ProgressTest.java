package io.github.stm32dfu.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Terminal;
import io.github.stm32dfu.simulator.time.VirtualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is drawn when, on a screen and in a log. */
class ProgressTest {
  private static final Terminal SCREEN =
      new Terminal(Terminal.Kind.SCREEN, 80, StandardCharsets.UTF_8);

  private final StringWriter err = new StringWriter();
  private final VirtualClock clock = new VirtualClock();

  @Test
  void theBarIsDrawnAtMostTenTimesASecond() {
    try (Bar bar = bar()) {
      for (int i = 1; i <= 1000; i++) {
        clock.sleep(Duration.ofMillis(5));
        bar.show("read", "read", i, 1000);
      }
    }
    assertThat(drawings()).isBetween(45L, 52L);
  }

  @Test
  void theEndIsAlwaysDrawn() {
    try (Bar bar = bar()) {
      bar.show("read", "read", 0, 10);
      bar.show("read", "read", 10, 10);
    }
    assertThat(err.toString()).contains("100 %");
  }

  @Test
  void theBarLeavesNothingBehind() {
    try (Bar bar = bar()) {
      bar.show("update", "verify", 5, 10);
      clock.sleep(Duration.ofSeconds(1));
      bar.show("update", "write", 6, 10);
      bar.say("a line that stays");
      bar.show("update", "write", 10, 10);
    }
    assertThat(screen()).isEqualTo("a line that stays\n");
  }

  @Test
  void aShorterLineCoversALongerOne() {
    try (Bar bar = bar()) {
      clock.sleep(Duration.ofSeconds(1));
      bar.show("read", "a-rather-long-phase", 0, 10);
      clock.sleep(Duration.ofSeconds(1));
      bar.show("read", "read", 0, 10);
      assertThat(screen()).isEqualTo(BarLine.on(SCREEN).text("read", 0, 10, Duration.ZERO).strip());
    }
  }

  @Test
  void aLogGetsALineForEachQuarter() {
    Console console = console(Terminal.plain());
    try (Progress lines = Progress.on(console, clock)) {
      for (int i = 0; i <= 1000; i++) {
        lines.show("update", i % 2 == 0 ? "erase" : "write", i * 1024, 1000 * 1024);
      }
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "update 25 % of 1000 KB",
            "update 50 % of 1000 KB", "update 75 % of 1000 KB", "update 100 % of 1000 KB");
  }

  private Bar bar() {
    return new Bar(console(SCREEN), clock, clock);
  }

  private Console console(Terminal terminal) {
    PrintWriter writer = new PrintWriter(err);
    return new Console(writer, writer, terminal);
  }

  private long drawings() {
    return err.toString().chars().filter(c -> c == '%').count();
  }

  /** What a terminal shows in the end: a carriage return goes back, characters overwrite. */
  private String screen() {
    StringBuilder shown = new StringBuilder();
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (char c : err.toString().toCharArray()) {
      if (c == '\r') {
        column = 0;
      } else if (c == '\n') {
        shown.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        column = 0;
      } else {
        line.setLength(Math.max(line.length(), column + 1));
        line.setCharAt(column++, c);
      }
    }
    return shown + line.toString().strip();
  }
}
