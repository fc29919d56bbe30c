package io.github.stm32dfu.host.station;

import io.github.stm32dfu.bootloader.PollPolicy;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a station works. {@link #lockingIn} is what most want; each method gives a changed copy.
 *
 * @param locks folder by which the programs of this computer keep off each other's boards
 * @param boardsPerHub most boards that are worked on at once behind one hub, at least 1
 * @param polling how early boards are asked whether they are done
 * @param journals folder of a journal for each board; without, bytes that pages keep are at risk
 */
public record StationOptions(
    Path locks, int boardsPerHub, PollPolicy polling, Optional<Path> journals) {
  /**
   * A board needs about 6 % of the time of a full-speed bus, and all of a hub with one transaction
   * translator share it: more than this many would wait for each other.
   */
  private static final int USUAL_BOARDS_PER_HUB = 14;

  public StationOptions {
    if (boardsPerHub < 1) {
      throw new IllegalArgumentException(boardsPerHub + " boards per hub");
    }
  }

  /**
   * {@return up to 14 boards per hub, advertised poll times, no journal}
   *
   * @param locks folder by which the programs of this computer keep off each other's boards
   */
  public static StationOptions lockingIn(Path locks) {
    return new StationOptions(
        locks, USUAL_BOARDS_PER_HUB, PollPolicy.advertised(), Optional.empty());
  }

  /**
   * {@return a copy with another limit}
   *
   * @param most boards that are worked on at once behind one hub
   */
  public StationOptions withBoardsPerHub(int most) {
    return new StationOptions(locks, most, polling, journals);
  }

  /**
   * {@return a copy with another way of asking}
   *
   * @param policy of it
   */
  public StationOptions with(PollPolicy policy) {
    return new StationOptions(locks, boardsPerHub, policy, journals);
  }

  /**
   * {@return a copy that writes a journal for each board}
   *
   * @param folder of the journals
   */
  public StationOptions journalingIn(Path folder) {
    return new StationOptions(locks, boardsPerHub, polling, Optional.of(folder));
  }
}
