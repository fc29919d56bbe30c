package io.github.stm32dfu.embedding;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.host.FirmwareFiles;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import java.nio.file.Path;

/** What most programs need: read a file, flash the board that is there, show how it goes. */
final class EmbeddedUpdate {
  private EmbeddedUpdate() {}

  // readme: begin
  static FlashReport update(Path firmware, DfuFinder usb, Clock clock) throws DfuException {
    FirmwareFile file = FirmwareFiles.read(firmware, ReadOptions.defaults());
    DfuBootloaders boards = new DfuBootloaders(usb, clock);
    try (Bootloader board = boards.open(boards.only())) {
      return new Flasher(board, clock, EmbeddedUpdate::show, new CancelToken())
          .flash(file, FlashOptions.safe()); // read back, compared, and started
    }
  }

  static void show(FlashEvent event) {
    if (event instanceof FlashEvent.Planned planned) {
      System.out.println(planned.plan());
    } else if (event instanceof FlashEvent.StepDone step) {
      System.out.println(100 * step.bytesDone() / step.bytesTotal() + " %");
    } else if (event instanceof FlashEvent.Failed failed) {
      System.out.println(failed.cause().getMessage() + " " + failed.cause().hint().text());
    }
  }
  // readme: end
}
