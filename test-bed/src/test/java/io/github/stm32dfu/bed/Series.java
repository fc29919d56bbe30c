package io.github.stm32dfu.bed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The runs of one contender in one case.
 *
 * @param what case
 * @param who contender
 * @param aim most parts of the peer's time that are aimed at; nothing of the peer
 * @param runs so far
 */
record Series(BenchmarkCase what, Contender who, OptionalDouble aim, List<Run> runs) {
  Series(BenchmarkCase what, Contender who, OptionalDouble aim) {
    this(what, who, aim, new ArrayList<>());
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

  DoubleSummaryStatistics seconds() {
    return runs.stream().mapToDouble(Run::seconds).summaryStatistics();
  }

  @Override
  public String toString() {
    return what.name() + ", " + what.model() + ", " + who.name();
  }
}
