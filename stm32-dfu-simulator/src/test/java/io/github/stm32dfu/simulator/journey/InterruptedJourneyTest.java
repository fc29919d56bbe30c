package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.journey.Outcomes.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A journey that is hit once, wherever that may be. It ends as a success or as a typed failure; no
 * mix of two firmwares starts; and the same call, made again, finishes it, once BOOT0 was raised
 * where the board has nothing to start from. What the board alone had is there at the end.
 */
class InterruptedJourneyTest {
  @ParameterizedTest
  @EnumSource
  void thePlugIsPulledAtAnyEvent(PowerSupply supply) throws Exception {
    List<JourneyEvent> all = new ArrayList<>();
    desk(supply).updater(all::add).update(Lamp.image("1.1.0"));
    Outcomes outcomes = new Outcomes();
    for (int i = 0; i < all.size() - 1; i++) {
      Desk desk = desk(supply);
      int last = i;
      List<JourneyEvent> seen = new ArrayList<>();
      attempt(
          desk,
          event -> {
            seen.add(event);
            if (seen.size() - 1 == last) {
              desk.board.unplug();
            }
          });
      recovers(desk, outcomes, "unplugged at event " + i + ", " + all.get(i));
    }
    System.out.println("unplugged at each event, " + supply + ": " + outcomes);
    assertThat(outcomes.count(Outcome.OLD_APPLICATION)).isPositive();
    assertThat(outcomes.count(Outcome.NEW_APPLICATION)).isPositive();
    if (supply == PowerSupply.BUS) {
      assertThat(outcomes.count(Outcome.NEEDS_BOOT0)).isPositive();
    } else {
      assertThat(outcomes.count(Outcome.NEEDS_BOOT0)).isZero();
      assertThat(outcomes.count(Outcome.IN_THE_BOOTLOADER)).isPositive();
    }
  }

  @Test
  void thePowerIsCutAtAnyFlashPulseOfTheUpdate() throws Exception {
    Desk undisturbed = desk(PowerSupply.BUS);
    undisturbed.update("1.1.0");
    long pulses = undisturbed.board.flashPulses();
    Outcomes outcomes = new Outcomes();
    for (long pulse = 0; pulse < pulses; pulse += 7) {
      Desk desk = desk(PowerSupply.BUS);
      desk.board.faults(FaultPlan.none().atFlashPulse(pulse, CutPoint.DURING));
      attempt(desk, event -> {});
      desk.board.faults(FaultPlan.none());
      recovers(desk, outcomes, "power cut during pulse " + pulse);
    }
    System.out.println("power cut at every seventh of " + pulses + " pulses: " + outcomes);
  }

  @Test
  void aTransferThatIsLostIsNoEnd() throws Exception {
    Desk undisturbed = desk(PowerSupply.BUS);
    long first = undisturbed.board.transferLog().count();
    undisturbed.update("1.1.0");
    long transfers = undisturbed.board.transferLog().count();
    Outcomes outcomes = new Outcomes();
    for (Fault fault :
        List.of(new Fault.Stall(), new Fault.LostAnswer(), new Fault.UnplugBefore())) {
      for (long transfer = first; transfer < transfers; transfer++) {
        Desk desk = desk(PowerSupply.SELF);
        desk.board.faults(FaultPlan.none().atTransfer(transfer, fault));
        attempt(desk, event -> {});
        desk.board.faults(FaultPlan.none());
        recovers(desk, outcomes, fault + " at transfer " + transfer);
      }
    }
    System.out.println("a fault at each of " + (transfers - first) + " transfers: " + outcomes);
  }

  private static Desk desk(PowerSupply supply) {
    return Desk.with(it -> it.powerSupply(supply));
  }

  private static void attempt(Desk desk, JourneyListener listener) {
    try {
      desk.updater(listener).update(Lamp.image("1.1.0"));
    } catch (DfuException typed) {
      assertThat(typed).hasMessageMatching("(?s).{10,}");
    }
  }

  private static void recovers(Desk desk, Outcomes outcomes, String what) throws Exception {
    desk.board.plug();
    desk.board.clock().sleep(Duration.ofSeconds(2));
    if (outcomes.add(desk.board) == Outcome.NEEDS_BOOT0) {
      desk.board.boot0(Boot0.HIGH);
      desk.board.unplug();
      desk.board.powerOff();
      desk.board.powerOn();
      desk.board.plug();
      desk.board.clock().sleep(Duration.ofSeconds(2));
      desk.board.boot0(Boot0.LOW);
    }
    UpdateReport report;
    try {
      report = desk.update("1.1.0");
    } catch (DfuException failure) {
      throw new AssertionError(what, failure);
    }
    assertThat(report.to().version()).as(what).contains("1.1.0");
    assertThat(desk.runningVersion()).as(what).contains("1.1.0");
    assertThat(desk.keptItsSettings()).as(what).isTrue();
    assertThat(desk.board.tornPages()).as(what).isEmpty();
    assertThat(desk.journals.names().isEmpty()).as(what).isTrue();
  }
}
