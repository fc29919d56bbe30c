package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.cli.document.FlashDocument;
import io.github.stm32dfu.cli.document.PlanDocument;
import io.github.stm32dfu.cli.progress.FlashProgress;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.transport.Clock;
import java.util.Optional;

/** One file onto one board, watched. */
public final class FlashRun {
  private final Bootloader bootloader;
  private final Watch watch;
  private final Flasher flasher;

  /**
   * Prepares the run.
   *
   * @param bootloader of the board
   * @param clock of the board
   * @param watch who sees it
   */
  public FlashRun(Bootloader bootloader, Clock clock, Watch watch) {
    this.bootloader = bootloader;
    this.watch = watch;
    this.flasher =
        new Flasher(bootloader, clock, new FlashProgress(watch.progress()), watch.cancel());
  }

  /**
   * {@return what would be done}
   *
   * @param file to be flashed
   * @param options of the plan
   * @throws DfuException where the file is refused or the board cannot be read
   */
  public FlashPlan plan(FirmwareFile file, FlashOptions options) throws DfuException {
    return flasher.plan(file, options);
  }

  /**
   * {@return what was done}
   *
   * @param file to be flashed
   * @param options of the plan
   * @throws DfuException why it was not done
   */
  public FlashDocument flash(FirmwareFile file, FlashOptions options) throws DfuException {
    FlashPlan plan = plan(file, options);
    Optional<String> from = FlashVersion.before(plan, bootloader);
    watch.progress().say(PlanDocument.summary(plan));
    FlashReport report = flasher.execute(plan);
    return new FlashDocument(report, from, FlashVersion.after(plan));
  }
}
