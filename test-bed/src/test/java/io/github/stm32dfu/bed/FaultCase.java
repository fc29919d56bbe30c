package io.github.stm32dfu.bed;

import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Optional;

/** A kind of fault, to happen in the middle of an update of six pages. */
enum FaultCase {
  STALL(new Fault.Stall()),
  STALL_INTO_ERROR(new Fault.StallIntoError(DfuStatus.ERR_UNKNOWN)),
  LOST_REQUEST(new Fault.LostRequest(), FaultCase.PASSING),
  LOST_ANSWER(new Fault.LostAnswer(), FaultCase.PASSING),
  SHORT_ANSWER(new Fault.ShortAnswer(2)),
  WRONG_POLL_TIMEOUT(new Fault.WrongPollTimeout(700)),
  WRONG_STATE(new Fault.WrongState(DfuState.DFU_MANIFEST_SYNC)),
  STUCK_BUSY(new Fault.StuckBusy(Integer.MAX_VALUE)),
  UNPLUG_BEFORE(new Fault.UnplugBefore()),
  UNPLUG_AFTER(new Fault.UnplugAfter(Duration.ZERO)),
  UNPLUG_LATER(new Fault.UnplugAfter(Duration.ofMillis(3))),
  POWER_CUT(new Fault.PowerCut(Duration.ZERO)),
  POWER_CUT_LATER(new Fault.PowerCut(Duration.ofMillis(3))),
  TORN_PULSE {
    @Override
    FaultPlan plan(long transfers, long pulses) {
      return FaultPlan.none().atFlashPulse(pulses + 1500, CutPoint.DURING);
    }
  },
  FAST_HOST {
    @Override
    FaultPlan plan(long transfers, long pulses) {
      return FaultPlan.none().longestDownload(1024);
    }
  };

  /** Amid the blocks that are written, behind erasing and before reading back. */
  private static final int MIDDLE = 40;

  /** Transfers of a block: DNLOAD and two GETSTATUS, so that each fault finds the one it is for. */
  private static final int BLOCK = 3;

  /** One less than the attempts that the library makes; a GETSTATUS is among them. */
  private static final int PASSING = 2;

  private final Optional<Fault> fault;
  private final int times;

  FaultCase(Fault fault) {
    this(fault, BLOCK);
  }

  FaultCase(Fault fault, int times) {
    this.fault = Optional.of(fault);
    this.times = times;
  }

  FaultCase() {
    this.fault = Optional.empty();
    this.times = 0;
  }

  /** {@return whether a run ends well all the same} */
  boolean isHarmless() {
    return ordinal() < STUCK_BUSY.ordinal() || this == FAST_HOST;
  }

  /** {@return whether only a power cycle ends it} */
  boolean outlivesTheRun() {
    return this == STUCK_BUSY;
  }

  /**
   * {@return when it happens}
   *
   * @param transfers that the board has had
   * @param pulses that its flash has had
   */
  FaultPlan plan(long transfers, long pulses) {
    FaultPlan plan = FaultPlan.none();
    for (long transfer = transfers + MIDDLE; transfer < transfers + MIDDLE + times; transfer++) {
      plan = plan.atTransfer(transfer, fault.orElseThrow());
    }
    return plan;
  }
}
