package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.bootloader.DfuSeBootloader;
import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.VerifyException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.OptionBytesPolicy;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.reading.AfterOptionWrite;
import io.github.stm32dfu.simulator.reading.SetAddressUnderProtection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtectionTest {
  private static final FirmwareImage IMAGE =
      FirmwareImage.of(Update.BASE, Update.application(20_000, 1));

  /** And page 5, which shares its bit. */
  private static final OptionBytes PAGE_4_PROTECTED =
      OptionBytes.factory().withWriteProtected(List.of(4));

  /** The ROM would say that all went well and do nothing (AN2662), so it is asked before. */
  @Test
  void writeProtectedPagesAreNamedBeforeAnythingIsErased() {
    SimulatedF373 board = SimulatedF373.rom().optionBytes(PAGE_4_PROTECTED).build();
    long pulses = board.flashPulses();

    assertThatThrownBy(() -> Update.flash(board, IMAGE))
        .isInstanceOfSatisfying(
            RefusedException.class,
            failure -> assertThat(failure.reason()).isEqualTo(Refusal.WRITE_PROTECTED))
        .hasMessageContaining("2 pages")
        .hasMessageContaining("0x08002000")
        .hasMessageContaining("0x08002800");

    assertThat(board.flashPulses()).isEqualTo(pulses);
  }

  @Test
  void protectedPagesThatAreRightAlreadyAreNoTrouble() throws Exception {
    SimulatedF373 board = SimulatedF373.rom().optionBytes(PAGE_4_PROTECTED).build();
    byte[] old = Update.application(20_000, 1);
    old[20_000 - 1] ^= 1;
    board.loadFlash(Update.BASE, old);

    FlashReport report = Update.flash(board, IMAGE);

    assertThat(report.pagesSame()).isEqualTo(8);
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void whatOptionBytesCannotTellReadingBackDoes() {
    SimulatedF373 board = SimulatedF373.rom().optionBytes(PAGE_4_PROTECTED).build();

    assertThatThrownBy(
            () ->
                Update.flash(
                    board,
                    IMAGE,
                    FlashOptions.safe().override(Refusal.WRITE_PROTECTED),
                    FlashListener.silent(),
                    new CancelToken()))
        .isInstanceOfSatisfying(
            VerifyException.class,
            failure -> assertThat(failure.address()).isEqualTo(Update.BASE + 4 * 2048))
        .hasMessageContaining("0x08002000");
  }

  @ParameterizedTest
  @EnumSource(SetAddressUnderProtection.class)
  void readProtectionIsNamedBeforeAnythingIsErased(SetAddressUnderProtection answer) {
    SimulatedF373 board =
        SimulatedF373.rom()
            .optionBytes(OptionBytes.factory().with(ReadProtection.LEVEL_1))
            .reading(answer)
            .build();
    long pulses = board.flashPulses();

    assertThatThrownBy(() -> Update.flash(board, IMAGE))
        .isInstanceOfSatisfying(
            DeviceStatusException.class,
            failure -> assertThat(failure.hint()).isEqualTo(Hint.READ_PROTECTED));

    assertThat(board.flashPulses()).isEqualTo(pulses);
  }

  @ParameterizedTest
  @EnumSource(AfterOptionWrite.class)
  void optionBytesAreWrittenByNameWhetherTheBoardResetsOrNot(AfterOptionWrite answer)
      throws Exception {
    SimulatedF373 board = SimulatedF373.strict().reading(answer).build();
    OptionBytes wanted = OptionBytes.factory().withWriteProtected(List.of(100));
    FirmwareImage image =
        FirmwareImage.of(
            List.of(
                Segment.copyOf(Update.BASE, Update.application(4096, 1)),
                Segment.copyOf(OptionBytes.RANGE.start(), wanted.bytes())));

    FlashReport report =
        Update.flash(
            board,
            image,
            FlashOptions.safe().with(OptionBytesPolicy.WRITE),
            FlashListener.silent(),
            new CancelToken());

    assertThat(board.optionBytes()).isEqualTo(wanted);
    assertThat(report.verification()).isEqualTo(Verification.NOT_POSSIBLE);
    assertThat(board.violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AfterOptionWrite.class)
  void protectionIsLiftedByNameAndErasesEverything(AfterOptionWrite answer) throws Exception {
    SimulatedF373 board =
        SimulatedF373.strict()
            .optionBytes(OptionBytes.factory().with(ReadProtection.LEVEL_1))
            .reading(answer)
            .build();
    board.loadFlash(Update.BASE, Update.application(4096, 1));

    try (DfuSeBootloader bootloader = (DfuSeBootloader) Update.open(board)) {
      bootloader.readUnprotect();
    }
    board.reset();

    byte[] erased = new byte[board.geometry().size()];
    Arrays.fill(erased, (byte) 0xFF);
    assertThat(board.flash()).isEqualTo(erased);
    assertThat(board.optionBytes().readProtection()).isEqualTo(ReadProtection.LEVEL_0);
    Update.flash(board, IMAGE);
  }
}
