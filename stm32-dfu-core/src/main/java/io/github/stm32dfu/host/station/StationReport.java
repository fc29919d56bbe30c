package io.github.stm32dfu.host.station;

import java.util.List;

/**
 * How all boards ended.
 *
 * @param boards in the order in which they were given
 */
public record StationReport(List<BoardResult> boards) {
  public StationReport {
    boards = List.copyOf(boards);
  }

  /** {@return those that failed} */
  public List<BoardResult.Failed> failed() {
    return boards.stream()
        .filter(BoardResult.Failed.class::isInstance)
        .map(BoardResult.Failed.class::cast)
        .toList();
  }
}
