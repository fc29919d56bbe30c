package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.cli.console.Terminal;
import java.time.Duration;

/**
 * The text of a bar.
 *
 * @param columns that it may fill
 * @param full for what is done
 * @param empty for what is not
 */
record BarLine(int columns, String full, String empty) {
  private static final int PHASE_COLUMNS = 8;
  private static final int MOST_CELLS = 40;

  /** {@return lines that fit a terminal and never wrap} */
  static BarLine on(Terminal terminal) {
    boolean blocks = terminal.charset().newEncoder().canEncode("█░");
    return new BarLine(terminal.columns() - 1, blocks ? "█" : "#", blocks ? "░" : ".");
  }

  /**
   * {@return one line}
   *
   * @param done of the total, in bytes
   * @param elapsed since there was nothing done
   */
  String text(String phase, long done, long total, Duration elapsed) {
    String head = "  " + phase + " ".repeat(Math.max(1, PHASE_COLUMNS - phase.length()));
    String tail = "  " + percent(done, total) + pace(done, total, elapsed);
    int cells = Math.min(MOST_CELLS, columns - head.length() - tail.length());
    if (cells < 4) {
      String bare = head + tail.strip();
      return bare.substring(0, Math.min(columns, bare.length()));
    }
    int filled = total == 0 ? cells : (int) (done * cells / total);
    return head + full.repeat(filled) + empty.repeat(cells - filled) + tail;
  }

  private static String percent(long done, long total) {
    String number = String.valueOf(total == 0 ? 100 : done * 100 / total);
    return " ".repeat(3 - number.length()) + number + " %";
  }

  private static String pace(long done, long total, Duration elapsed) {
    long millis = elapsed.toMillis();
    if (done == 0 || millis == 0) {
      return "";
    }
    long left = millis * (total - done) / done;
    return "  "
        + Quantity.rate(done, elapsed)
        + (done < total ? "  " + Quantity.roughly(Duration.ofMillis(left)) + " left" : "");
  }
}
