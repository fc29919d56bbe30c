package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.cdc.CdcPorts;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.journey.VersionCheck;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.usb.UsbDfu;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole of an update through a real kernel: cdc_acm and a tty, libusb, and back. */
@RealUsb
final class JourneyIT {
  private final MemoryJournals journals = new MemoryJournals();
  private final Surroundings around =
      new Surroundings(
          UsbDfu.finder(), CdcPorts.finder(), Clock.system(), journals, new JdkSha256());

  /** Where a plug is pulled. */
  enum Moment {
    TOLD(JourneyEvent.Triggered.class::isInstance),
    IN_THE_BOOTLOADER(JourneyEvent.InBootloader.class::isInstance),
    COMPARING(
        event ->
            event instanceof JourneyEvent.Flashing flash
                && flash.event() instanceof FlashEvent.Comparing),
    AMID_WRITING(
        event ->
            event instanceof JourneyEvent.Flashing flash
                && flash.event() instanceof FlashEvent.StepDone done
                && done.bytesDone() > done.bytesTotal() / 2),
    LEAVING(
        event ->
            event instanceof JourneyEvent.Flashing flash
                && flash.event() instanceof FlashEvent.Leaving),
    AWAITED(
        event ->
            event instanceof JourneyEvent.Awaiting waiting
                && waiting.awaited() == JourneyEvent.Awaited.APPLICATION);

    private final Predicate<JourneyEvent> predicate;

    Moment(Predicate<JourneyEvent> predicate) {
      this.predicate = predicate;
    }
  }

  @Test
  void tenJourneysInARowAlternateTwoVersions() throws Exception {
    SimulatedF373 board = Lamp.board("1-1", PowerSupply.BUS);
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      for (int i = 0; i < 10; i++) {
        String version = i % 2 == 0 ? "1.1.0" : "1.0.0";
        UpdateReport report = update(version, JourneyListener.silent());
        assertThat(report.to().version()).contains(version);
        assertThat(report.check()).isEqualTo(VersionCheck.VERSION);
        assertThat(report.port().portPath()).isEqualTo(board.portPath());
      }
      assertThat(journals.names()).isEmpty();
      assertThat(board.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameCallFinishesWhatAPulledPlugHasCut(Moment moment) throws Exception {
    SimulatedF373 board = Lamp.board("1-1", PowerSupply.SELF);
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      DfuException failure = pullAt(moment, board);
      assertThat(failure).as("%s", moment).isNotNull();
      PluggedBoards.awaitAbsence(board);

      board.plug();
      PluggedBoards.awaitPresence(board);
      System.out.println(moment + ": " + failure.getMessage() + "; then " + board.running());
      assertThat(update("1.1.0", JourneyListener.silent()).to().version()).contains("1.1.0");
      assertThat(journals.names()).isEmpty();
    }
  }

  @Test
  void aBoardThatLostItsPowerNeedsBoot0AndIsFinishedThen() throws Exception {
    SimulatedF373 board = Lamp.board("1-1", PowerSupply.BUS);
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      DfuException failure = pullAt(Moment.AMID_WRITING, board);
      assertThat(failure).isNotNull();
      PluggedBoards.awaitAbsence(board);
      board.plug();
      assertThat(board.running()).isInstanceOf(Running.Nothing.class);

      board.unplug();
      board.boot0(Boot0.HIGH);
      board.plug();
      PluggedBoards.awaitBootloader(board);
      board.boot0(Boot0.LOW);
      assertThat(update("1.1.0", JourneyListener.silent()).to().version()).contains("1.1.0");
    }
  }

  /** {@return how an update ended whose plug was pulled} */
  private DfuException pullAt(Moment moment, SimulatedF373 board) {
    boolean[] pulled = {false};
    DfuException failure =
        catchThrowableOfType(
            DfuException.class,
            () ->
                update(
                    "1.1.0",
                    event -> {
                      if (!pulled[0] && moment.predicate.test(event)) {
                        pulled[0] = true;
                        board.unplug();
                      }
                    }));
    assertThat(pulled[0]).as("%s came", moment).isTrue();
    return failure;
  }

  private UpdateReport update(String version, JourneyListener listener) throws DfuException {
    UpdateOptions options =
        UpdateOptions.of(LineProtocol.standard(), LineProtocolTrigger.standard());
    return new FirmwareUpdater(around, options, listener, new CancelToken())
        .update(Lamp.image(version));
  }
}
