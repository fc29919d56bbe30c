package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.AfterManifestation;
import io.github.stm32dfu.simulator.SimulatedDfu11;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An update of a device without addresses that is hit once, wherever that may be: the device runs
 * its old firmware, the new one or none, never a part; and the next attempt finishes it.
 */
class InterruptedStreamTest {
  private static final byte[] OLD = StreamUpdate.payload(300, 1);
  private static final byte[] NEW = StreamUpdate.payload(500, 2);

  @ParameterizedTest
  @EnumSource
  void aFaultAtAnyTransferIsFollowedByAnUpdateThatEndsWell(AfterManifestation after)
      throws Exception {
    SimulatedDfu11 undisturbed = device(after);
    StreamUpdate.flash(undisturbed, NEW);
    long transfers = undisturbed.transferLog().count();
    assertThat(transfers).isGreaterThan(20);
    List<Fault> faults =
        List.of(
            new Fault.Stall(),
            new Fault.StallIntoError(DfuStatus.ERR_UNKNOWN),
            new Fault.LostRequest(),
            new Fault.LostAnswer(),
            new Fault.ShortAnswer(3),
            new Fault.WrongPollTimeout(0),
            new Fault.WrongPollTimeout(0xFFFFFF),
            new Fault.WrongState(DfuState.DFU_ERROR),
            new Fault.WrongState(DfuState.DFU_IDLE),
            new Fault.StuckBusy(30),
            new Fault.UnplugBefore(),
            new Fault.UnplugAfter(Duration.ZERO),
            new Fault.UnplugAfter(Duration.ofMillis(1)),
            new Fault.PowerCut(Duration.ofMillis(1)));
    for (Fault fault : faults) {
      for (long transfer = 0; transfer < transfers; transfer++) {
        recovers(after, FaultPlan.none().atTransfer(transfer, fault));
      }
    }
  }

  private static void recovers(AfterManifestation after, FaultPlan plan) throws Exception {
    SimulatedDfu11 device = device(after);
    device.faults(plan);
    try {
      StreamUpdate.flash(device, NEW);
    } catch (DfuException typed) {
      assertThat(typed).hasMessageMatching("(?s).{10,}");
    }
    // A fault at the last transfer may still be on its way.
    device.clock().sleep(Duration.ofMillis(10));
    device.faults(FaultPlan.none());
    device.unplug();
    device.plug();
    device
        .running()
        .ifPresent(
            running ->
                assertThat(Arrays.equals(running, OLD) || Arrays.equals(running, NEW))
                    .as("a part runs after %s", plan)
                    .isTrue());
    StreamUpdate.flash(device, NEW);
    assertThat(device.running()).as("%s, %s", after, plan).hasValue(NEW);
  }

  @ParameterizedTest
  @EnumSource
  void aRunCancelledAnywhereLeavesADeviceThatTheNextRunFinishes(AfterManifestation after)
      throws Exception {
    List<FlashEvent> all = new ArrayList<>();
    cancelledAt(device(after), Integer.MAX_VALUE, all);
    for (int at = 0; at < all.size(); at++) {
      SimulatedDfu11 device = device(after);
      List<FlashEvent> heard = new ArrayList<>();
      cancelledAt(device, at, heard);
      assertThat(device.violations()).isEmpty();
      StreamUpdate.flash(device, NEW);
      assertThat(device.running()).hasValue(NEW);
      assertThat(device.violations()).isEmpty();
    }
  }

  /** Wants the events in the order that FlashEvent promises, and Planned first. */
  private static void cancelledAt(SimulatedDfu11 device, int at, List<FlashEvent> heard)
      throws Exception {
    CancelToken cancel = new CancelToken();
    FlashListener listener =
        event -> {
          if (heard.size() == at) {
            cancel.cancel();
          }
          heard.add(event);
        };
    try {
      StreamUpdate.flash(device, NEW, FlashOptions.safe(), listener, cancel);
      assertThat(heard.get(heard.size() - 1)).isInstanceOf(FlashEvent.Finished.class);
    } catch (CancelledException cancelled) {
      assertThat(heard.get(heard.size() - 1)).isInstanceOf(FlashEvent.Cancelled.class);
      boolean written = heard.stream().anyMatch(FlashEvent.StepDone.class::isInstance);
      assertThat(cancelled.getMessage().contains("before anything was changed"))
          .isEqualTo(!written);
    }
    assertThat(heard.get(0)).isInstanceOf(FlashEvent.Planned.class);
  }

  private static SimulatedDfu11 device(AfterManifestation after) {
    return SimulatedDfu11.builder().runs(OLD).afterManifestation(after).build();
  }
}
