package io.github.stm32dfu.simulator;

import io.github.stm32dfu.transport.DfuFinder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several boards at one host.
 *
 * @param boards each with its own port path
 */
public record SimulatedBus(List<SimulatedF373> boards) {
  public SimulatedBus {
    boards = List.copyOf(boards);
    if (boards.stream().map(SimulatedF373::portPath).distinct().count() < boards.size()) {
      throw new IllegalArgumentException("two boards cannot share a port path");
    }
  }

  /**
   * {@return a bus with boards on it}
   *
   * @param boards each with its own port path
   */
  public static SimulatedBus of(SimulatedF373... boards) {
    return new SimulatedBus(Stream.of(boards).toList());
  }

  /** {@return what finds all of them, as the host sees them at that time} */
  public DfuFinder finder() {
    return new BoardFinder(boards.stream().map(SimulatedF373::port).toList());
  }
}
