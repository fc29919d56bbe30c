package io.github.stm32dfu.simulator;

import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialFinder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several boards at one host.
 *
 * @param boards each with its own port path, or with one that the host cannot tell
 */
public record SimulatedBus(List<SimulatedF373> boards) {
  public SimulatedBus {
    boards = List.copyOf(boards);
    List<PortPath> known =
        boards.stream()
            .map(SimulatedF373::portPath)
            .filter(path -> path.text().isPresent())
            .toList();
    if (known.stream().distinct().count() < known.size()) {
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

  /**
   * {@return what finds the serial ports of all applications, {@code sim/ttyACM0} of the first
   * board and so on, as the host sees them at that time}
   */
  public SerialFinder serialFinder() {
    return new BoardSerialFinder(boards.stream().map(board -> board.port().serial()).toList());
  }
}
