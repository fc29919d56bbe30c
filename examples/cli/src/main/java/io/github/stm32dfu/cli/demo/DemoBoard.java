package io.github.stm32dfu.cli.demo;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;

/**
 * A simulated board that runs an older firmware of the same product.
 *
 * @param board that is simulated
 */
public record DemoBoard(SimulatedF373 board) {
  /** What the board runs at first. */
  public static final String OLD_VERSION = "1.0.0";

  /**
   * {@return a new board}
   *
   * @param clock that it lives by
   * @param product that it is
   */
  public static DemoBoard on(Clock clock, String product) {
    SimulatedF373 board = SimulatedF373.rom().clock(clock).boot0(Boot0.LOW).build();
    for (Segment segment : DemoFirmware.image(OLD_VERSION, product).segments()) {
      board.loadFlash(segment.address(), segment.toByteArray());
    }
    board.reset();
    return new DemoBoard(board);
  }

  /**
   * {@return how long a board needs for an update, found out on another one in no time}
   *
   * @param image to update to
   * @throws DfuException where it does not belong on the board
   */
  public static Duration rehearse(UpdateImage image) throws DfuException {
    return on(new VirtualClock(), product(image))
        .update(image, JourneyListener.silent(), new CancelToken())
        .duration();
  }

  /**
   * {@return the product of a demo with an image}
   *
   * @param image to update to
   */
  public static String product(UpdateImage image) {
    return image.product().orElse(DemoFirmware.PRODUCT);
  }

  /**
   * {@return what was done}
   *
   * @param image to update to
   * @param listener of the journey
   * @param cancel by which it is ended
   * @throws DfuException where the image does not belong on the board
   */
  public UpdateReport update(UpdateImage image, JourneyListener listener, CancelToken cancel)
      throws DfuException {
    // The application needs a moment to come up.
    board.clock().sleep(Duration.ofMillis(500));
    Surroundings around =
        new Surroundings(
            board.finder(),
            board.serialFinder(),
            board.clock(),
            new MemoryJournals(),
            new JdkSha256());
    UpdateOptions options =
        UpdateOptions.of(LineProtocol.standard(), LineProtocolTrigger.standard());
    return new FirmwareUpdater(around, options, listener, cancel).update(image);
  }
}
