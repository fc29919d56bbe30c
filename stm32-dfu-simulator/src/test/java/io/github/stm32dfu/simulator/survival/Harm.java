package io.github.stm32dfu.simulator.survival;

import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Optional;

/** What hits an update. */
enum Harm {
  STALL(new Fault.Stall()),
  STALL_INTO_ERROR(new Fault.StallIntoError(DfuStatus.ERR_UNKNOWN)),
  LOST_REQUEST(new Fault.LostRequest()),
  LOST_ANSWER(new Fault.LostAnswer()),
  SHORT_ANSWER(new Fault.ShortAnswer(3)),
  ERROR_SHOWN(new Fault.WrongState(DfuState.DFU_ERROR)),
  IDLE_SHOWN(new Fault.WrongState(DfuState.DFU_IDLE)),
  APPLICATION_SHOWN(new Fault.WrongState(DfuState.APP_IDLE)),
  POLL_OF_HOURS(new Fault.WrongPollTimeout(0xFFFFFF)),
  STUCK_BUSY(new Fault.StuckBusy(Integer.MAX_VALUE)),
  UNPLUG_BEFORE(new Fault.UnplugBefore()),
  UNPLUG_AFTER(new Fault.UnplugAfter(Duration.ZERO)),
  UNPLUG_SOON_AFTER(new Fault.UnplugAfter(Duration.ofMillis(3))),
  POWER_CUT(new Fault.PowerCut(Duration.ZERO)),
  /** A page erase takes 25 ms and a block 55: within the pulses of either. */
  POWER_CUT_SOON(new Fault.PowerCut(Duration.ofNanos(3_700_000))),
  POWER_CUT_LATER(new Fault.PowerCut(Duration.ofNanos(21_900_000))),
  /** The supply fails before, within or after one half-word or one page erase. */
  CUT_BEFORE_PULSE(CutPoint.BEFORE),
  CUT_IN_PULSE(CutPoint.DURING),
  CUT_AFTER_PULSE(CutPoint.AFTER),
  /** The program is gone: neither a transfer nor a record of the journal gets through any more. */
  HOST_KILLED();

  private final Optional<Fault> fault;
  private final Optional<CutPoint> cut;

  Harm(Fault fault) {
    this.fault = Optional.of(fault);
    this.cut = Optional.empty();
  }

  Harm(CutPoint cut) {
    this.fault = Optional.empty();
    this.cut = Optional.of(cut);
  }

  Harm() {
    this.fault = Optional.empty();
    this.cut = Optional.empty();
  }

  /** {@return whether it hits a control transfer, be it on the wire or on its way to the device} */
  boolean hitsTransfer() {
    return fault.isPresent();
  }

  /** {@return whether the same run can go on} */
  boolean passes() {
    return ordinal() < STUCK_BUSY.ordinal();
  }

  /** {@return whether it takes the power, which only a board that lives on the bus's can lose} */
  PowerSupply supply() {
    return hitsTransfer() && ordinal() < POWER_CUT.ordinal() ? PowerSupply.SELF : PowerSupply.BUS;
  }

  /** {@return a plan with this harm at a transfer or pulse} */
  FaultPlan in(FaultPlan plan, long at) {
    return fault
        .map(it -> plan.atTransfer(at, it))
        .or(() -> cut.map(it -> plan.atFlashPulse(at, it)))
        .orElse(plan);
  }
}
