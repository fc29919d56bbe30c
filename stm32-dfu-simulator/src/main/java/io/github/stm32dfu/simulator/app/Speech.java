package io.github.stm32dfu.simulator.app;

import java.time.Duration;
import java.util.List;

/**
 * How an application says what it says on its serial port.
 *
 * @param manner whether it says anything
 * @param delay from a line to its answer
 * @param fragment most bytes that it sends at a time, 1 or more
 * @param gap from one fragment to the next
 * @param logs lines that it sends by itself, one before and one after each answer, in turn; perhaps
 *     none
 */
public record Speech(Manner manner, Duration delay, int fragment, Duration gap, List<String> logs) {
  /** Whether it says anything. */
  public enum Manner {
    /** It answers each line. */
    ANSWERS,
    /** It reads and obeys, and says nothing. */
    SILENT
  }

  /** Whole answers, 1 ms after the line. */
  static final Speech PLAIN =
      new Speech(Manner.ANSWERS, Duration.ofMillis(1), Integer.MAX_VALUE, Duration.ZERO, List.of());

  public Speech {
    if (fragment < 1) {
      throw new IllegalArgumentException("fragments of " + fragment + " bytes");
    }
    logs = List.copyOf(logs);
  }
}
