package io.github.stm32dfu.bed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that writes an image to the board and starts it.
 *
 * @param name of the program
 * @param readsBack whether it compares what is in the flash afterwards
 * @param command that does it
 * @param runs so far
 */
record Contender(String name, boolean readsBack, List<String> command, List<Run> runs) {
  Contender(String name, boolean readsBack, List<String> command) {
    this(name, readsBack, command, new ArrayList<>());
  }

  /**
   * One time.
   *
   * @param time from the first DFU request to the end of the last, on the board's side
   * @param transfers DFU requests
   */
  record Run(Duration time, int transfers) {
    double seconds() {
      return time.toMillis() / 1000.0;
    }
  }

  double median() {
    double[] sorted = runs.stream().mapToDouble(Run::seconds).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
