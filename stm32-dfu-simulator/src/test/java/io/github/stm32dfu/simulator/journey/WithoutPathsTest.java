package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.journey.BoardFilter;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SerialForm;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.UniqueId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Journeys on a computer, or in a browser, that cannot tell where something is plugged in. */
class WithoutPathsTest {
  @Test
  void theBootloaderThatAppearedIsTheOne() throws Exception {
    Desk desk = withoutPaths(Desk.plain());
    for (String version : new String[] {"1.1.0", "1.2.0"}) {
      assertThat(desk.update(version).to().version()).contains(version);
    }
    assertThat(desk.keptItsSettings()).isTrue();
  }

  @Test
  void aBootloaderThatWasThereBeforeIsNotTaken() throws Exception {
    SimulatedF373 other = Desk.board(it -> it.portPath("1-2").serial(SerialForm.CONSTANT));
    Desk desk = withoutPaths(Desk.with(Desk.board(it -> it.serial(SerialForm.CONSTANT)), other));
    other.enterBootloader();
    other.clock().sleep(Duration.ofSeconds(1));
    byte[] before = other.flash();
    desk.options = desk.options.with(BoardFilter.atPort("sim/ttyACM0"));

    assertThat(desk.update("1.1.0").to().version()).contains("1.1.0");

    assertThat(other.flash()).isEqualTo(before);
  }

  @Test
  void aBootloaderWithTheSerialOfAnotherPartIsNotTaken() {
    Desk desk = withoutPaths(Desk.plain());
    desk.around = Rewired.withSerial("20AAAAAA2033", desk.around);
    assertThat(catchThrowableOfType(DfuException.class, () -> desk.update("1.1.0")))
        .hasMessageContaining("no bootloader appeared");
    assertThat(desk.board.flashPulses()).isZero();
  }

  @Test
  void anInterruptedUpdateIsAskedForSinceASerialAloneIsNoProof() throws Exception {
    Desk desk = killedWhileBytesAreNowhereElse();

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> desk.update("1.1.0"));
    assertThat(refused.reason()).isEqualTo(Refusal.INTERRUPTED_UPDATE);

    desk.options = desk.options.with(Choosers.first());
    assertThat(desk.update("1.1.0").to().version()).contains("1.1.0");
    assertThat(desk.keptItsSettings()).isTrue();
    assertThat(desk.journals.names().isEmpty()).isTrue();
  }

  @Test
  void twoAlikeThatAppearAreNoGuess() {
    UniqueId id = new UniqueId(0x003B_0041, 0x5033_5706, 0x2033_3333);
    SimulatedF373 other = Desk.board(it -> it.portPath("1-2").uniqueId(id));
    Desk desk = withoutPaths(Desk.with(Desk.board(it -> it.uniqueId(id)), other));
    assertThat(catchThrowableOfType(ChoiceException.class, () -> desk.update("1.1.0")).kind())
        .isEqualTo(ChoiceException.Kind.SEVERAL);
  }

  private static Desk killedWhileBytesAreNowhereElse() throws Exception {
    for (long call = 0; ; call++) {
      Desk desk = withoutPaths(Desk.with(it -> it.powerSupply(PowerSupply.SELF)));
      KillSwitch kill = new KillSwitch(call);
      FirmwareUpdater updater =
          new FirmwareUpdater(
              kill.around(desk.around), desk.options, JourneyListener.silent(), new CancelToken());
      assertThat(
              catchThrowableOfType(
                  KillSwitch.Killed.class, () -> updater.update(Lamp.image("1.1.0"))))
          .isNotNull();
      kill.releaseHandles();
      boolean kept =
          UpdateJournal.unfinished(desk.journals, desk.around.hash()).journals().stream()
              .flatMap(journal -> journal.begun().stream())
              .anyMatch(page -> page.before().isPresent());
      if (kept) {
        return desk;
      }
    }
  }

  private static Desk withoutPaths(Desk desk) {
    desk.around = Rewired.withoutPaths(desk.around);
    return desk;
  }
}
