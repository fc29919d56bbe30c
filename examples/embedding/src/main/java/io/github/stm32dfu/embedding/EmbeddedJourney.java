package io.github.stm32dfu.embedding;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.host.FirmwareFiles;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import java.nio.file.Path;

/** The whole wish of a product's user: one call, and the new version answers. */
final class EmbeddedJourney {
  private EmbeddedJourney() {}

  // readme: begin
  static UpdateReport update(Path firmware, Surroundings around) throws DfuException {
    UpdateImage image =
        UpdateImage.of(FirmwareFiles.read(firmware, ReadOptions.defaults()), firmware.toString());
    UpdateOptions options =
        UpdateOptions.of(LineProtocol.standard(), LineProtocolTrigger.standard());
    return new FirmwareUpdater(around, options, EmbeddedJourney::show, new CancelToken())
        .update(image); // asked, jumped, written, read back, started, asked again
  }

  static void show(JourneyEvent event) {
    if (event instanceof JourneyEvent.Identified who) {
      System.out.println("now: " + who.application());
    } else if (event instanceof JourneyEvent.Flashing flashing
        && flashing.event() instanceof FlashEvent.StepDone step) {
      System.out.println(100 * step.bytesDone() / step.bytesTotal() + " %");
    } else if (event instanceof JourneyEvent.Back back) {
      System.out.println("back: " + back.application());
    } else if (event instanceof JourneyEvent.Failed failed) {
      System.out.println(failed.cause().getMessage() + " " + failed.cause().hint().text());
    }
  }
  // readme: end
}
