package io.github.stm32dfu.cli.demo;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;

/**
 * A simulated board in its bootloader, with an older firmware in its flash.
 *
 * @param board that is simulated
 */
public record DemoBoard(SimulatedF373 board) {
  /** What the board holds at first. */
  public static final String OLD_VERSION = "1.0.0";

  /**
   * {@return a new board}
   *
   * @param clock that it lives by
   */
  public static DemoBoard on(Clock clock) {
    SimulatedF373 board = SimulatedF373.rom().clock(clock).build();
    for (Segment segment : DemoFirmware.image(OLD_VERSION).segments()) {
      board.loadFlash(segment.address(), segment.toByteArray());
    }
    return new DemoBoard(board);
  }

  /**
   * {@return how long a board needs for an update, found out on another one in no time}
   *
   * @param file of the update
   * @throws DfuException where the file does not fit the board
   */
  public static Duration rehearse(FirmwareFile file) throws DfuException {
    DemoBoard twin = on(new VirtualClock());
    try (Bootloader bootloader = twin.open()) {
      FlashReport report =
          new Flasher(bootloader, twin.board.clock(), FlashListener.silent(), new CancelToken())
              .flash(file, FlashOptions.safe());
      return report.duration();
    }
  }

  /**
   * {@return the board's bootloader, open}
   *
   * @throws DfuException never, short of a mistake in the simulation
   */
  public Bootloader open() throws DfuException {
    DfuBootloaders bus = new DfuBootloaders(board.finder(), board.clock());
    return bus.open(bus.list().get(0));
  }

  /** {@return what the board executes now, in one sentence} */
  public String running() {
    if (board.running() instanceof Running.Application application) {
      long base = board.geometry().range().start();
      FirmwareImage image = FirmwareImage.of(base, application.flash());
      return "The board runs "
          + ImageTag.find(image)
              .filter(tag -> tag.check(image) instanceof TagCheck.Valid)
              .map(it -> it.product() + " " + it.version())
              .orElse("the new firmware")
          + " now.";
    }
    return board.running() instanceof Running.Bootloader
        ? "The board waits in its bootloader."
        : "The board has nothing to run.";
  }
}
