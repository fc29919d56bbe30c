package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.journey.BoardFilter;
import io.github.stm32dfu.journey.FoundBoard;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.journey.VersionCheck;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.transport.DfuIdentity;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A whole update from the running application and back, where nothing goes wrong. */
class JourneyTest {
  @Test
  void theNewVersionAnswersWhereTheOldOneDid() throws Exception {
    Desk desk = Desk.plain();

    UpdateReport report = desk.update("1.1.0");

    assertThat(report.from().version()).contains("1.0.0");
    assertThat(report.to().version()).contains("1.1.0");
    assertThat(report.check()).isEqualTo(VersionCheck.VERSION);
    assertThat(report.flash().orElseThrow().verification()).isEqualTo(Verification.YES);
    assertThat(report.flash().orElseThrow().left()).contains(LeaveOutcome.CONFIRMED);
    assertThat(report.remarks()).isEmpty();
    assertThat(report.port().portPath()).isEqualTo(desk.board.portPath());
    assertThat(desk.runningVersion()).contains("1.1.0");
    assertThat(desk.keptItsSettings()).isTrue();
    assertThat(desk.journals.names().isEmpty()).isTrue();
    assertThat(desk.board.violations()).isEmpty();
  }

  @Test
  void tenJourneysInARowAlternateTwoVersions() throws Exception {
    Desk desk = Desk.plain();
    for (int i = 0; i < 10; i++) {
      String version = i % 2 == 0 ? "1.1.0" : "1.0.0";
      assertThat(desk.update(version).to().version()).contains(version);
    }
    assertThat(desk.keptItsSettings()).isTrue();
  }

  @Test
  void eventsComeInTheirOrder() throws Exception {
    Desk desk = Desk.plain();
    desk.update("1.1.0");
    List<? extends Class<?>> kinds =
        desk.events.stream()
            .filter(event -> !(event instanceof JourneyEvent.Flashing))
            .map(Object::getClass)
            .toList();
    assertThat(kinds)
        .isEqualTo(
            List.of(
                JourneyEvent.Found.class,
                JourneyEvent.Identified.class,
                JourneyEvent.Triggered.class,
                JourneyEvent.Awaiting.class,
                JourneyEvent.InBootloader.class,
                JourneyEvent.Awaiting.class,
                JourneyEvent.Back.class,
                JourneyEvent.Finished.class));
  }

  @Test
  void aBoardThatIsUpToDateIsLeftAlone() throws Exception {
    Desk desk = Desk.plain();
    long transfers = desk.board.transferLog().count();

    UpdateReport report = desk.update("1.0.0");

    assertThat(report.wasUpToDate()).isTrue();
    assertThat(desk.board.transferLog().transfers())
        .filteredOn(transfer -> transfer.number() >= transfers)
        .noneMatch(transfer -> transfer.setup().dfuRequest().isPresent());
    assertThat(desk.journals.names().isEmpty()).isTrue();
  }

  @Test
  void aBoardThatSaysTheVersionButHoldsSomethingElseIsWritten() throws Exception {
    Desk desk = Desk.plain();
    UpdateImage other =
        UpdateImage.of(Lamp.file(Lamp.untagged(3)), "lamp.bin")
            .product(Lamp.PRODUCT)
            .version("1.0.0");
    // The image has no tag, so that the new application cannot say its version.
    UpdateReport report = desk.update(other);
    assertThat(report.wasUpToDate()).isFalse();
    assertThat(report.check()).isEqualTo(VersionCheck.CONTENTS);
    assertThat(report.remarks()).anyMatch(remark -> remark.contains("version was not checked"));
  }

  @Test
  void aBoardThatWaitsInItsBootloaderIsTakenFromThere() throws Exception {
    Desk desk = Desk.plain();
    desk.board.enterBootloader();
    desk.board.clock().sleep(Duration.ofSeconds(1));

    UpdateReport report = desk.update("1.1.0");

    assertThat(desk.events.get(0))
        .isInstanceOfSatisfying(
            JourneyEvent.Found.class,
            found -> assertThat(found.board()).isInstanceOf(FoundBoard.InBootloader.class));
    assertThat(report.from().version()).isEmpty();
    assertThat(report.to().version()).contains("1.1.0");
  }

  @Test
  void anEmptyBoardWithBoot0HighGetsItsFirstApplication() throws Exception {
    Desk desk = Desk.plain();
    byte[] blank = new byte[desk.board.geometry().size()];
    Arrays.fill(blank, (byte) 0xFF);
    desk.board.loadFlash(Lamp.firmware("1.0.0").span().start(), blank);
    desk.board.boot0(Boot0.HIGH);
    desk.board.reset();
    desk.board.clock().sleep(Duration.ofSeconds(1));
    assertThat(desk.board.running()).isInstanceOf(Running.Bootloader.class);
    desk.board.boot0(Boot0.LOW);

    assertThat(desk.update("1.1.0").to().version()).contains("1.1.0");
  }

  @Test
  void anApplicationThatCannotBeAskedIsToldToGo() throws Exception {
    Desk desk = Desk.plain();
    desk.options = UpdateOptions.unasked(LineProtocolTrigger.standard());

    UpdateReport report = desk.update("1.1.0");

    assertThat(report.check()).isEqualTo(VersionCheck.PORT_ONLY);
    assertThat(report.remarks())
        .anyMatch(remark -> remark.contains("product was not checked"))
        .anyMatch(remark -> remark.contains("version was not checked"));
    assertThat(desk.runningVersion()).contains("1.1.0");
    assertThat(desk.journals.names().isEmpty()).isTrue();
  }

  @Test
  void oneOfTwoBoardsIsChosenByItsPort() throws Exception {
    Desk desk =
        Desk.with(Desk.board(it -> it.portPath("1-1")), Desk.board(it -> it.portPath("1-2")));
    desk.options = desk.options.with(BoardFilter.device("1-1"));
    desk.update("1.1.0");
    assertThat(desk.runningVersion()).contains("1.1.0");
  }

  @Test
  void theStepsCanBeTakenOneByOne() throws Exception {
    Desk desk = Desk.plain();
    var updater = desk.updater(event -> {});
    var board = (FoundBoard.InApplication) updater.find();
    var who = updater.identify(board);
    assertThat(who.product()).contains(Lamp.PRODUCT);
    assertThat(who.uniqueId()).isPresent();
    DfuIdentity device = updater.enterBootloader(board, who);
    assertThat(device.portPath()).isEqualTo(desk.board.portPath());
    assertThat(desk.board.running()).isInstanceOf(Running.Bootloader.class);
    assertThat(Optional.of(device.mode())).contains(DfuIdentity.Mode.DFU);
  }
}
