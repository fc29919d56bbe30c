package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.reading.EarlyPoll;
import io.github.stm32dfu.simulator.reading.PollTimes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a full image takes, in virtual time: 1 ms a transfer, and 1 ms more for each KB. */
class PollPolicyTest {
  private static final int PAGES = 128;
  private static final int FLASH = PAGES * 2048;
  private static final byte[] APPLICATION = Update.application(FLASH, 1);

  /** What the flash alone takes: every page is erased, and every half-word programmed. */
  private static final Duration FLASH_TIME =
      Timing.typical()
          .pageErase()
          .multipliedBy(PAGES)
          .plus(Timing.typical().halfWord().multipliedBy(FLASH / 2));

  private static FlashReport flash(F373Builder builder, PollPolicy polling) throws DfuException {
    SimulatedF373 board = builder.timing(Timing.typical()).build();
    board.loadFlash(Update.BASE, Update.application(FLASH, 2));
    DfuBootloaders bus = new DfuBootloaders(board.finder(), board.clock(), polling);
    try (Bootloader bootloader = bus.open(bus.only())) {
      FlashReport report =
          new Flasher(bootloader, board.clock(), FlashListener.silent(), new CancelToken())
              .flash(Update.file(FirmwareImage.of(Update.BASE, APPLICATION)), FlashOptions.safe());
      assertThat(report.verification()).isEqualTo(Verification.YES);
      assertThat(board.flash()).isEqualTo(APPLICATION);
      return report;
    }
  }

  @ParameterizedTest
  @EnumSource(PollPolicy.class)
  void aFullImageTakesLittleMoreThanTheFlash(PollPolicy polling) throws Exception {
    Duration time = flash(SimulatedF373.rom(), polling).duration();

    System.out.printf(
        "full image, true poll times, %s: %.3f of the flash's own time%n", polling, parts(time));
    assertThat(parts(time)).isLessThanOrEqualTo(1.20);
  }

  /** As other ROMs of ST do, which ask for 100 and 104 ms. */
  @Test
  void timesThatAreFarTooLongAreNotWaitedForAgain() throws Exception {
    Duration advertised =
        flash(SimulatedF373.rom().pollTimes(PollTimes.otherRoms()), PollPolicy.advertised())
            .duration();
    Duration adaptive =
        flash(SimulatedF373.rom().pollTimes(PollTimes.otherRoms()), PollPolicy.adaptive())
            .duration();

    System.out.printf(
        "full image, 100 and 104 ms, advertised: %.3f, adaptive: %.3f of the flash's own time%n",
        parts(advertised), parts(adaptive));
    assertThat(parts(adaptive)).isLessThanOrEqualTo(1.20);
  }

  /** Whatever a ROM thinks of early questions, it ends well, and not much later than without. */
  @ParameterizedTest
  @EnumSource(EarlyPoll.class)
  void noRomIsHarmedByEarlyQuestions(EarlyPoll answer) throws Exception {
    Duration advertised =
        flash(SimulatedF373.rom().reading(answer), PollPolicy.advertised()).duration();
    Duration adaptive =
        flash(SimulatedF373.rom().reading(answer), PollPolicy.adaptive()).duration();

    assertThat(adaptive).isLessThan(advertised.multipliedBy(11).dividedBy(10));
  }

  private static double parts(Duration time) {
    return (double) time.toNanos() / FLASH_TIME.toNanos();
  }
}
