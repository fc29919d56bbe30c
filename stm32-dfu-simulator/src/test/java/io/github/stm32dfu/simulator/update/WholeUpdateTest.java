package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import org.junit.jupiter.api.Test;

class WholeUpdateTest {
  private static final int PAGE = 2048;
  private static final int PAGES = 128;

  private final SimulatedF373 board = board();
  private final byte[] application = Update.application(PAGES * PAGE, 1);
  private final FirmwareImage image = FirmwareImage.of(Update.BASE, application);

  @Test
  void startsTheNewApplication() throws Exception {
    FlashReport report = Update.flash(board, image);

    assertThat(report.verification()).isEqualTo(Verification.YES);
    assertThat(report.left()).contains(LeaveOutcome.CONFIRMED);
    assertThat(board.flash()).isEqualTo(application);
    assertThat(board.running())
        .isInstanceOfSatisfying(
            Running.Application.class,
            running -> assertThat(running.flash()).isEqualTo(application));
    assertThat(board.violations()).isEmpty();
    assertThat(board.tornPages()).isEmpty();
  }

  /**
   * Seven transfers for each page: erase 3, write 3, read back 1. Nine for each run of 16: Set
   * Address Pointer twice 3, ABORT 3 times. The page with the vector table is a run of its own, and
   * its stack pointer a write of its own: 6. Of 16 pages that are looked at before, none is right,
   * so that only the vector page is read as well: 6 for each, ABORT, Set Address Pointer, ABORT,
   * UPLOAD.
   */
  @Test
  void costsSevenTransfersAPageAndNineARun() throws Exception {
    long compare = 6 * (16 + 1);
    long first = 1 + 1;
    long runs = 1 + (PAGES - 1 + 15) / 16;
    long leave = 1 + 3 + 2;

    FlashReport report = Update.flash(board, image);

    assertThat(report.transfers())
        .isLessThanOrEqualTo(first + compare + 7L * PAGES + 9 * runs + 6 + leave);
    assertThat(board.transferLog().count()).isLessThanOrEqualTo(report.transfers() + first);
  }

  @Test
  void leavesEqualPagesAlone() throws Exception {
    board.loadFlash(Update.BASE, application);
    long pulses = board.flashPulses();

    FlashReport report = Update.flash(board, image);

    assertThat(report.pagesSame()).isEqualTo(PAGES);
    assertThat(report.pagesErased()).isZero();
    assertThat(report.transfers()).isLessThanOrEqualTo(PAGES + 3 * 5 + 8);
    assertThat(report.left()).contains(LeaveOutcome.CONFIRMED);
    assertThat(board.flashPulses()).isEqualTo(pulses);
    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  @Test
  void aPageThatDiffersCostsThatPageAndTheVectorPage() throws Exception {
    byte[] before = application.clone();
    before[40 * PAGE + 7] ^= 1;
    board.loadFlash(Update.BASE, before);

    FlashReport report = Update.flash(board, image);

    assertThat(report.pagesErased()).isEqualTo(2);
    assertThat(report.pagesSame()).isEqualTo(PAGES - 2);
    assertThat(board.flash()).isEqualTo(application);
  }

  private static SimulatedF373 board() {
    SimulatedF373 board = SimulatedF373.strict().boot0(Boot0.HIGH).build();
    board.boot0(Boot0.LOW);
    return board;
  }
}
