package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An update that is hit once, wherever that may be: it ends as a success or as a typed failure,
 * never starts a mix of old and new, and the next attempt finishes it.
 */
class InterruptedUpdateTest {
  private static final FlashGeometry TINY = new FlashGeometry(6, 64);
  private static final byte[] OLD = Update.application(TINY.size(), 1);
  private static final byte[] NEW = Update.application(TINY.size() - TINY.pageSize(), 2);

  @Test
  void aFaultAtAnyTransferIsFollowedByAnUpdateThatEndsWell() throws Exception {
    SimulatedF373 undisturbed = board(FaultPlan.none());
    attempt(undisturbed);
    long transfers = undisturbed.transferLog().count();
    assertThat(transfers).isGreaterThan(60);
    List<Fault> faults =
        List.of(
            new Fault.Stall(),
            new Fault.StallIntoError(DfuStatus.ERR_UNKNOWN),
            new Fault.LostRequest(),
            new Fault.LostAnswer(),
            new Fault.ShortAnswer(3),
            new Fault.WrongPollTimeout(0xFFFFFF),
            new Fault.WrongState(DfuState.DFU_ERROR),
            new Fault.WrongState(DfuState.DFU_IDLE),
            new Fault.StuckBusy(Integer.MAX_VALUE),
            new Fault.UnplugBefore(),
            new Fault.UnplugAfter(Duration.ZERO),
            new Fault.UnplugAfter(Duration.ofMillis(1)),
            new Fault.PowerCut(Duration.ofMillis(1)));
    for (Fault fault : faults) {
      for (long transfer = 0; transfer < transfers; transfer++) {
        recovers(FaultPlan.none().atTransfer(transfer, fault));
      }
    }
  }

  @Test
  void aPowerCutAtAnyHalfWordIsFollowedByAnUpdateThatEndsWell() throws Exception {
    SimulatedF373 undisturbed = board(FaultPlan.none());
    attempt(undisturbed);
    long pulses = undisturbed.flashPulses();
    assertThat(pulses).isGreaterThan(100);
    for (CutPoint where : CutPoint.values()) {
      for (long pulse = 0; pulse < pulses; pulse++) {
        recovers(FaultPlan.none().atFlashPulse(pulse, where));
      }
    }
  }

  private static void recovers(FaultPlan plan) throws Exception {
    SimulatedF373 board = board(plan);
    attempt(board);
    // A fault at the last transfer may still be on its way.
    board.clock().sleep(Duration.ofMillis(10));
    neverStartsAMix(board, plan);
    Update.intoBootloader(board);
    Update.flash(board, FirmwareImage.of(Update.BASE, NEW));
    assertThat(board.flash()).as("%s", plan).startsWith(NEW).endsWith(tail());
    assertThat(board.running()).as("%s", plan).isInstanceOf(Running.Application.class);
    assertThat(board.tornPages()).as("%s", plan).isEmpty();
  }

  private static void attempt(SimulatedF373 board) {
    try {
      Update.flash(board, FirmwareImage.of(Update.BASE, NEW));
    } catch (DfuException typed) {
      assertThat(typed).hasMessageMatching("(?s).{10,}");
    }
  }

  /** As the board is after a power cycle with BOOT0 low, which is what a user's board does. */
  private static void neverStartsAMix(SimulatedF373 board, FaultPlan plan) {
    board.unplug();
    board.powerOff();
    board.boot0(Boot0.LOW);
    board.powerOn();
    board.plug();
    if (board.running() instanceof Running.Application application) {
      byte[] image = Arrays.copyOf(application.flash(), NEW.length);
      assertThat(Arrays.equals(image, NEW) || Arrays.equals(image, Arrays.copyOf(OLD, NEW.length)))
          .as("a mix starts after %s", plan)
          .isTrue();
    }
  }

  private static byte[] tail() {
    return Arrays.copyOfRange(OLD, NEW.length, OLD.length);
  }

  private static SimulatedF373 board(FaultPlan plan) {
    SimulatedF373 board =
        SimulatedF373.rom().geometry(TINY).boot0(Boot0.HIGH).faults(plan).seed(1).build();
    board.boot0(Boot0.LOW);
    board.loadFlash(FlashGeometry.BASE, OLD);
    return board;
  }
}
