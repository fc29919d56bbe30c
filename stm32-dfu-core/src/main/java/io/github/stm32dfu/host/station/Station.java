package io.github.stm32dfu.host.station;

import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Puts one file on many boards at once, each told by the port that it is plugged into: serials are
 * not unique. What happens to one board is nothing to the others.
 *
 * <p>The threads are the caller's, through an {@link Executor}. With fewer threads than boards some
 * boards wait; behind one hub no more are worked on than {@link StationOptions#boardsPerHub()}.
 */
public final class Station {
  private final DfuFinder finder;
  private final Clock clock;
  private final Executor threads;
  private final StationOptions options;

  /**
   * Sets a station up.
   *
   * @param finder of the bus
   * @param clock of the boards
   * @param threads on which boards are worked on, besides the caller's, which waits
   * @param options of the station
   */
  public Station(DfuFinder finder, Clock clock, Executor threads, StationOptions options) {
    this.finder = finder;
    this.clock = clock;
    this.threads = threads;
    this.options = options;
  }

  /**
   * {@return how all boards ended, once the last one has} An interrupt of the calling thread
   * cancels, and stays set.
   *
   * @param boards in their bootloaders, as the finder gave them
   * @param file to be flashed
   * @param flashOptions of each board's plan
   * @param listener of all events
   * @param cancel ends all runs politely; cancelled also where the listener fails
   * @throws ChoiceException where there are several boards, and of one the port is not known
   */
  public StationReport flash(
      List<DfuIdentity> boards,
      FirmwareFile file,
      FlashOptions flashOptions,
      StationListener listener,
      CancelToken cancel)
      throws ChoiceException {
    requireTold(boards);
    DfuBootloaders bus = new DfuBootloaders(finder, clock, options.polling());
    BoardRun run = new BoardRun(bus, clock, options, file, flashOptions, cancel);
    return new Shift(run, new OneAtATime(listener), cancel).work(boards, threads);
  }

  private static void requireTold(List<DfuIdentity> boards) throws ChoiceException {
    for (DfuIdentity board : boards) {
      if (boards.size() > 1 && board.portPath().text().isEmpty()) {
        throw new ChoiceException(
            ChoiceException.Kind.SEVERAL,
            "nobody can tell where " + board + " is plugged in: it would be mistaken for another",
            Hint.CHOOSE_DEVICE);
      }
    }
  }
}
