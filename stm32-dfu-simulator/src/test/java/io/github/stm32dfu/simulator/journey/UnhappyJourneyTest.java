package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.journey.BoardFilter;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SerialForm;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.Obedience;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a journey meets that it cannot mend: a typed end, and nothing lost. */
class UnhappyJourneyTest {
  @Test
  void anApplicationThatDoesNotAnswerIsLeftAlone() {
    Desk desk = Desk.with(it -> it.application(SimulatedApp.lineProtocol().silent()));

    TransportException failure = failure(desk, TransportException.class);

    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertUntouched(desk);
  }

  @Test
  void anApplicationThatAnswersAndStaysIsReported() {
    Desk desk =
        Desk.with(it -> it.application(SimulatedApp.lineProtocol().onTrigger(Obedience.STAYS)));

    ApplicationException failure = failure(desk, ApplicationException.class);

    assertThat(failure.kind()).isEqualTo(ApplicationException.Kind.STAYED);
    assertThat(failure.hint()).isEqualTo(Hint.CHECK_TRIGGER);
    assertUntouched(desk);
  }

  @Test
  void anApplicationThatRestartsInsteadIsReported() {
    Desk desk =
        Desk.with(it -> it.application(SimulatedApp.lineProtocol().onTrigger(Obedience.RESTARTS)));
    assertThat(failure(desk, ApplicationException.class).kind())
        .isEqualTo(ApplicationException.Kind.STAYED);
    assertUntouched(desk);
  }

  @Test
  void aBootloaderThatDoesNotAppearIsExplained() {
    Desk desk =
        Desk.with(it -> it.application(SimulatedApp.lineProtocol().onTrigger(Obedience.GETS_LOST)));

    ApplicationException failure = failure(desk, ApplicationException.class);

    assertThat(failure.kind()).isEqualTo(ApplicationException.Kind.NO_BOOTLOADER);
    assertThat(failure.hint()).isEqualTo(Hint.CHECK_BOOTLOADER);
    assertThat(desk.journals.names().isEmpty()).isTrue();
    replug(desk);
    assertUntouched(desk);
  }

  @Test
  void aRomWithoutUsbIsSeenBeforeTheJump() {
    Desk desk = Desk.with(it -> it.bootloaderId(0x50));
    assertThat(failure(desk, RefusedException.class).reason()).isEqualTo(Refusal.NO_USB_BOOTLOADER);
    assertUntouched(desk);
  }

  @Test
  void anotherProductIsRefusedBeforeTheJump() {
    Desk desk = Desk.plain();
    UpdateImage toaster = UpdateImage.of(Lamp.file(Lamp.otherProduct()), "toaster.hex");
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> desk.update(toaster));
    assertThat(refused.reason()).isEqualTo(Refusal.WRONG_PRODUCT);
    assertThat(refused).hasMessageContaining("Toaster").hasMessageContaining("Desk Lamp");
    assertUntouched(desk);
  }

  @Test
  void anotherProductIsRefusedByWhatTheFlashHolds() {
    Desk desk = Desk.plain();
    desk.board.enterBootloader();
    desk.board.clock().sleep(Duration.ofSeconds(1));
    byte[] before = desk.board.flash();
    UpdateImage toaster = UpdateImage.of(Lamp.file(Lamp.otherProduct()), "toaster.hex");

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> desk.update(toaster));

    assertThat(refused.reason()).isEqualTo(Refusal.WRONG_PRODUCT);
    assertThat(desk.board.flash()).isEqualTo(before);
    assertThat(desk.journals.names().isEmpty()).isTrue();
  }

  @Test
  void anImageThatDoesNotFitSendsTheBoardBackToItsApplication() {
    Desk desk = Desk.plain();
    UpdateImage large =
        UpdateImage.of(Lamp.file(FirmwareImage.of(0x0800_0000L, new byte[64 * 1024])), "large.bin")
            .product(Lamp.PRODUCT);

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> desk.update(large));

    assertThat(refused.reason()).isIn(Refusal.OUTSIDE_LAYOUT, Refusal.VECTOR_TABLE);
    desk.board.clock().sleep(Duration.ofSeconds(1));
    assertUntouched(desk);
  }

  @Test
  void anotherBootloaderOnAnotherPortIsNotTaken() throws Exception {
    SimulatedF373 other = Desk.board(it -> it.portPath("1-7").uniqueId(new UniqueId(1, 2, 3)));
    Desk desk = Desk.with(Desk.board(it -> it), other);
    other.enterBootloader();
    byte[] before = other.flash();
    desk.options = desk.options.with(BoardFilter.device("1-1"));

    assertThat(desk.update("1.1.0").to().version()).contains("1.1.0");

    assertThat(other.flash()).isEqualTo(before);
    assertThat(other.transferLog().transfers())
        .noneMatch(transfer -> transfer.setup().dfuRequest().isPresent());
  }

  @Test
  void twoBoardsAreNoGuess() {
    Desk desk = Desk.with(Desk.board(it -> it), Desk.board(it -> it.portPath("1-2")));
    ChoiceException failure = failure(desk, ChoiceException.class);
    assertThat(failure.kind()).isEqualTo(ChoiceException.Kind.SEVERAL);
    assertThat(failure).hasMessageContaining("1-1").hasMessageContaining("1-2");
    assertUntouched(desk);
  }

  @Test
  void noBoardIsSaidSo() {
    Desk desk = Desk.plain();
    desk.board.unplug();
    assertThat(failure(desk, ChoiceException.class).kind()).isEqualTo(ChoiceException.Kind.NONE);
  }

  @Test
  void aPortThatAnotherProgramHoldsIsSaidSo() throws Exception {
    Desk desk = Desk.plain();
    var port = desk.around.serial().list().get(0);
    try (SerialLink held = desk.around.serial().open(port, SerialSettings.standard())) {
      assertThat(held.identity()).isEqualTo(port);
      assertThat(failure(desk, TransportException.class).kind())
          .isEqualTo(TransportException.Kind.BUSY);
    }
    assertUntouched(desk);
  }

  @Test
  void anotherBoardOnTheSamePortIsRefused() {
    Desk desk = Desk.plain();
    desk.around = Rewired.withSerial("20AAAAAA2033", desk.around);

    RefusedException refused = failure(desk, RefusedException.class);

    assertThat(refused.reason()).isEqualTo(Refusal.WRONG_BOARD);
    assertThat(refused).hasMessageContaining("20AAAAAA2033");
    assertThat(desk.journals.names().isEmpty()).isTrue();
    replug(desk);
    assertUntouched(desk);
  }

  @Test
  void aConstantSerialContradictsNothing() throws Exception {
    Desk desk = Desk.with(it -> it.serial(SerialForm.CONSTANT));
    assertThat(desk.update("1.1.0").to().version()).contains("1.1.0");
  }

  @Test
  void aBoardThatWasMovedToAnotherPortIsAskedFor() throws Exception {
    Desk desk = Desk.plain();
    desk.around = Rewired.bootloaderAt("3-3", desk.around);

    ApplicationException failure = failure(desk, ApplicationException.class);
    assertThat(failure.kind()).isEqualTo(ApplicationException.Kind.NO_BOOTLOADER);
    assertThat(failure).hasMessageContaining("moved to another port");

    replug(desk);
    desk.options = desk.options.with(Choosers.first());
    ApplicationException lost =
        catchThrowableOfType(ApplicationException.class, () -> desk.update("1.1.0"));
    // Its bootloader was chosen by a person; its application comes back on yet another port.
    assertThat(lost.kind()).isEqualTo(ApplicationException.Kind.NOT_BACK);
    assertThat(desk.runningVersion()).contains("1.1.0");
  }

  @Test
  void aBoardThatNeverLeavesItsBootloaderNeedsItsPlugPulled() {
    Desk desk = Desk.plain();
    desk.around = Rewired.neverLeaving(desk.around);

    ApplicationException failure = failure(desk, ApplicationException.class);

    assertThat(failure.kind()).isEqualTo(ApplicationException.Kind.NOT_STARTED);
    assertThat(failure.hint()).isEqualTo(Hint.REPLUG);
    assertThat(failure).hasMessageContaining("written and compared");
  }

  @Test
  void aNewApplicationThatDoesNotComeBackIsReportedAndRemembered() throws Exception {
    Desk desk = Desk.plain();
    // A tag that is wrong: the simulated application stays away from the bus then.
    UpdateImage broken =
        new UpdateImage(
            Lamp.file(Lamp.damaged("1.1.0")),
            "broken.hex",
            Optional.of(Lamp.PRODUCT),
            Optional.of("1.1.0"),
            List.of());
    desk.options = desk.options.with(desk.options.flash().override(Refusal.IMAGE_TAG));

    ApplicationException failure =
        catchThrowableOfType(ApplicationException.class, () -> desk.update(broken));

    assertThat(failure.kind()).isEqualTo(ApplicationException.Kind.NOT_BACK);
    assertThat(desk.journals.names().isEmpty()).isFalse();
    desk.board.boot0(Boot0.HIGH);
    replug(desk);
    desk.board.boot0(Boot0.LOW);
    assertThat(desk.update("1.2.0").to().version()).contains("1.2.0");
    assertThat(desk.journals.names().isEmpty()).isTrue();
  }

  @Test
  void anApplicationThatSaysAnotherVersionIsNoSuccess() {
    Desk desk = Desk.plain();
    ApplicationException failure =
        catchThrowableOfType(
            ApplicationException.class, () -> desk.update(Lamp.image("1.1.0").version("2.0.0")));
    assertThat(failure.kind()).isEqualTo(ApplicationException.Kind.WRONG_VERSION);
    assertThat(failure).hasMessageContaining("2.0.0").hasMessageContaining("1.1.0");
    assertThat(desk.journals.names().isEmpty()).isTrue();
  }

  @Test
  void aListenerThatThrowsEndsTheJourneyAndComesOut() {
    Desk desk = Desk.plain();
    IllegalStateException thrown = new IllegalStateException("a listener");
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () ->
                    desk.updater(
                            event -> {
                              if (event instanceof JourneyEvent.InBootloader) {
                                throw thrown;
                              }
                            })
                        .update(Lamp.image("1.1.0"))))
        .isSameAs(thrown);
  }

  private static <T extends DfuException> T failure(Desk desk, Class<T> kind) {
    T failure = catchThrowableOfType(kind, () -> desk.update("1.1.0"));
    assertThat(failure).isNotNull();
    assertThat(desk.events.get(desk.events.size() - 1)).isEqualTo(new JourneyEvent.Failed(failure));
    return failure;
  }

  private static void replug(Desk desk) {
    desk.board.unplug();
    desk.board.plug();
    desk.board.clock().sleep(Duration.ofSeconds(1));
  }

  private static void assertUntouched(Desk desk) {
    assertThat(desk.runningVersion()).contains("1.0.0");
    assertThat(desk.keptItsSettings()).isTrue();
    assertThat(desk.journals.names().isEmpty()).isTrue();
    assertThat(desk.board.flashPulses()).isZero();
  }
}
