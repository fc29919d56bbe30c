package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.LeavePolicy;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.PullUp;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.reading.LastAnswerOnLeave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeavingTest {
  private static final long HIGHER = 0x08007000L;

  @ParameterizedTest
  @EnumSource(LastAnswerOnLeave.class)
  void startsTheApplicationWhetherTheLastAnswerIsLostOrNot(LastAnswerOnLeave answer)
      throws Exception {
    SimulatedF373 board = SimulatedF373.strict().reading(answer).build();

    FlashReport report =
        Update.flash(board, FirmwareImage.of(Update.BASE, Update.application(4096, 1)));

    assertThat(report.left()).get().isNotEqualTo(LeaveOutcome.STAYED);
    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  @Test
  void resetsThePortOfABoardThatCannotShowItsDisconnect() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().pullUp(PullUp.FIXED).build();

    FlashReport report =
        Update.flash(board, FirmwareImage.of(Update.BASE, Update.application(4096, 1)));

    assertThat(report.left()).contains(LeaveOutcome.CONFIRMED);
    assertThat(board.finder().list()).isEmpty();
    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  /** ST's own sample for this part lies at 0x08007000, behind a bootloader of its own or none. */
  @Test
  void startsAnImageThatLiesHigherWhereTheBaseIsEmpty() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().build();

    Update.flash(board, FirmwareImage.of(HIGHER, applicationAt(HIGHER)));

    assertThat(runningFrom(board)).isEqualTo(HIGHER);
  }

  @Test
  void startsFromTheBaseWhereSomethingPlausibleStands() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().build();
    board.loadFlash(Update.BASE, Update.application(2048, 1));

    Update.flash(board, FirmwareImage.of(HIGHER, applicationAt(HIGHER)));

    assertThat(runningFrom(board)).isEqualTo(Update.BASE);
  }

  @Test
  void staysWhereItIsTold() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().build();

    FlashReport report =
        Update.flash(
            board,
            FirmwareImage.of(Update.BASE, Update.application(4096, 1)),
            FlashOptions.safe().with(LeavePolicy.STAY),
            FlashListener.silent(),
            new CancelToken());

    assertThat(report.left()).isEmpty();
    assertThat(board.running()).isInstanceOf(Running.Bootloader.class);
  }

  /** The profile's reset address holds no stack pointer, so the ROM resets and BOOT0 decides. */
  @Test
  void leavesByReset() throws Exception {
    SimulatedF373 board = SimulatedF373.strict().boot0(Boot0.HIGH).build();
    board.loadFlash(Update.BASE, Update.application(2048, 1));
    board.boot0(Boot0.LOW);

    try (Bootloader bootloader = Update.open(board)) {
      bootloader.leave(bootloader.profile().resetAddress().getAsLong());
    }

    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  private static byte[] applicationAt(long address) {
    byte[] bytes = Update.application(4096, 2);
    bytes[4] = 0x11;
    bytes[5] = (byte) (address >> 8);
    return bytes;
  }

  private static long runningFrom(SimulatedF373 board) {
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    return ((Running.Application) board.running()).vectorTable().address();
  }
}
