package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.VerifyException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trouble that passes does not end a run, and trouble that does not is named. */
class RepairTest {
  private static final int PAGE = 2048;
  private static final byte[] APPLICATION = Update.application(5 * PAGE, 1);
  private static final FirmwareImage IMAGE = FirmwareImage.of(Update.BASE, APPLICATION);

  private static F373Builder tiny() {
    return SimulatedF373.rom().geometry(new FlashGeometry(8, PAGE));
  }

  static Stream<Fault> passing() {
    return Stream.of(
        new Fault.Stall(),
        new Fault.StallIntoError(DfuStatus.ERR_UNKNOWN),
        new Fault.StallIntoError(DfuStatus.ERR_VENDOR),
        new Fault.LostRequest(),
        new Fault.LostAnswer(),
        new Fault.ShortAnswer(0),
        new Fault.ShortAnswer(5),
        new Fault.WrongState(DfuState.DFU_ERROR),
        new Fault.WrongState(DfuState.DFU_IDLE),
        new Fault.WrongState(DfuState.APP_IDLE),
        new Fault.WrongPollTimeout(0),
        new Fault.WrongPollTimeout(0xFFFFFF));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void oneFaultThatPassesNeverEndsARun(Fault fault) throws Exception {
    long transfers = Update.flash(tiny().build(), IMAGE).transfers();

    for (long at = 0; at < transfers; at++) {
      SimulatedF373 board = tiny().build();
      board.faults(FaultPlan.none().atTransfer(at, fault));
      FlashReport report;
      try {
        report = Update.flash(board, IMAGE);
      } catch (DfuException failure) {
        throw new AssertionError(fault + " at transfer " + at + " ended the run", failure);
      }
      assertThat(report.verification()).isEqualTo(Verification.YES);
      assertThat(Arrays.copyOf(board.flash(), APPLICATION.length)).isEqualTo(APPLICATION);
      assertThat(board.running())
          .as("%s at transfer %s, %s", fault, at, report.left())
          .isInstanceOf(Running.Application.class);
    }
  }

  @Test
  void aPageThatFailsOnceIsErasedAndWrittenAgain() throws Exception {
    SimulatedF373 clean = tiny().build();
    Update.flash(clean, IMAGE);
    long write =
        clean.transferLog().transfers().stream()
            .filter(it -> it.is(DfuRequest.DNLOAD) && it.length() == PAGE)
            .findFirst()
            .orElseThrow()
            .number();

    SimulatedF373 board = tiny().build();
    board.faults(FaultPlan.none().atTransfer(write, new Fault.StallIntoError(DfuStatus.ERR_PROG)));
    List<FlashEvent> events = new ArrayList<>();
    FlashReport report =
        Update.flash(board, IMAGE, FlashOptions.safe(), events::add, new CancelToken());

    assertThat(events).filteredOn(FlashEvent.Repairing.class::isInstance).hasSize(1);
    assertThat(report.warnings()).anyMatch(it -> it.contains("was written again"));
    assertThat(report.pagesErased()).isEqualTo(5);
  }

  /** Its option bytes cannot be read: a ROM of which only the flash is known. */
  @Test
  void aPageThatStaysWrongIsGivenUpAfterThreeAttemptsAndNamedWithItsNeighbours() {
    SimulatedF373 board =
        tiny()
            .alternateSettings(List.of("@Internal Flash  /0x08000000/008*0002Kg"))
            .optionBytes(OptionBytes.factory().withWriteProtected(List.of(2)))
            .build();
    byte[] old = Update.application(5 * PAGE, 2);
    board.loadFlash(Update.BASE, old);

    VerifyException different =
        catchThrowableOfType(VerifyException.class, () -> Update.flash(board, IMAGE));

    long page = Update.BASE + 2 * PAGE;
    assertThat(different.start()).isEqualTo(page);
    assertThat(different.expected()).isEqualTo(Arrays.copyOfRange(APPLICATION, 4096, 6144));
    assertThat(different.seen()).isEqualTo(Arrays.copyOfRange(old, 4096, 6144));
    assertThat(different.pages()).containsExactly(page, page + PAGE);
    assertThat(different.hint()).isEqualTo(Hint.WRITE_PROTECTED);
    String erase = "4100100008"; // page erase at 0x08001000 (AN3156, section 5.2)
    assertThat(board.transferLog().transfers())
        .filteredOn(it -> it.is(DfuRequest.DNLOAD) && it.head().equals(erase))
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1500, 256, 64})
  void smallerTransfersGetThroughWhereLargeOnesAreLost(int longest) throws Exception {
    SimulatedF373 board = tiny().build();
    board.faults(FaultPlan.none().longestDownload(longest));

    FlashReport report = Update.flash(board, IMAGE);

    assertThat(Arrays.copyOf(board.flash(), APPLICATION.length)).isEqualTo(APPLICATION);
    assertThat(report.warnings()).anyMatch(it -> it.contains("USB 2.0 hub"));
  }

  /** Each lost transfer costs a timeout of five seconds, and nobody waits for minutes. */
  @ParameterizedTest
  @ValueSource(ints = {256, 512, PAGE})
  void whereNothingGetsThroughThatIsSoonSaid(int page) throws Exception {
    SimulatedF373 board = SimulatedF373.rom().geometry(new FlashGeometry(8, page)).build();
    board.faults(FaultPlan.none().longestDownload(8));
    Duration start = board.clock().now();

    assertThatThrownBy(
            () ->
                Update.flash(board, FirmwareImage.of(Update.BASE, Update.application(5 * page, 1))))
        .isInstanceOfSatisfying(
            DfuException.class, failure -> assertThat(failure.hint()).isEqualTo(Hint.USE_USB2_HUB));

    assertThat(board.clock().now().minus(start)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aHubIsSuggestedAndNeverToLiftAProtectionWhereNothingGetsThrough() {
    SimulatedF373 board = tiny().build();
    board.faults(FaultPlan.none().longestDownload(32));

    assertThatThrownBy(() -> Update.flash(board, IMAGE))
        .isInstanceOfSatisfying(
            DfuException.class, failure -> assertThat(failure.hint()).isEqualTo(Hint.USE_USB2_HUB))
        .hasMessageContaining("no read protection");
  }
}
