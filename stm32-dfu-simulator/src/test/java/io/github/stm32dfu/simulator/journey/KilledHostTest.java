package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.journey.Outcomes.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The program is killed at each of its calls to the world, and started again. */
class KilledHostTest {
  @Test
  void theSameCallFinishesTheUpdate() throws Exception {
    Outcomes outcomes = new Outcomes();
    long calls = undisturbed();
    for (long call = 0; call < calls; call++) {
      Desk desk = killedAt(call);
      // The board was not unplugged: whatever it was doing, it still is.
      outcomes.add(desk.board);
      finishes(desk, "killed at call " + call, () -> desk.update("1.1.0"));
    }
    System.out.println("killed at each of " + calls + " calls: " + outcomes);
    assertThat(outcomes.count(Outcome.NEEDS_BOOT0)).isZero();
  }

  /** The file is gone meanwhile: the journal has the image. */
  @Test
  void recoverFinishesItWithoutTheFile() throws Exception {
    long calls = undisturbed();
    int recovered = 0;
    for (long call = 0; call < calls; call++) {
      Desk desk = killedAt(call);
      if (!desk.journals.names().isEmpty()) {
        recovered++;
        finishes(desk, "killed at call " + call, desk::recover);
      }
    }
    assertThat(recovered).isGreaterThan((int) calls / 2);
  }

  @Test
  void anotherFileWinsAndWhatTheBoardAloneHadIsStillThere() throws Exception {
    long calls = undisturbed();
    for (long call = 0; call < calls; call++) {
      Desk desk = killedAt(call);
      desk.update("1.2.0");
      assertThat(desk.runningVersion()).as("killed at call %d", call).contains("1.2.0");
      assertThat(desk.keptItsSettings()).as("killed at call %d", call).isTrue();
      assertThat(desk.journals.names().isEmpty()).as("killed at call %d", call).isTrue();
    }
  }

  private interface Again {
    Object run() throws DfuException;
  }

  private static void finishes(Desk desk, String what, Again again) {
    try {
      again.run();
    } catch (DfuException failure) {
      throw new AssertionError(what, failure);
    }
    assertThat(desk.runningVersion()).as(what).contains("1.1.0");
    assertThat(desk.keptItsSettings()).as(what).isTrue();
    assertThat(desk.board.tornPages()).as(what).isEmpty();
    assertThat(desk.journals.names().isEmpty()).as(what).isTrue();
  }

  private static Desk killedAt(long call) throws Exception {
    Desk desk = Desk.with(it -> it.powerSupply(PowerSupply.SELF));
    KillSwitch kill = new KillSwitch(call);
    try {
      run(desk, kill);
    } catch (KillSwitch.Killed dead) {
      assertThat(kill.refused()).isPositive();
    }
    kill.releaseHandles();
    desk.board.clock().sleep(Duration.ofSeconds(2));
    return desk;
  }

  private static long undisturbed() throws Exception {
    KillSwitch never = new KillSwitch(Long.MAX_VALUE);
    run(Desk.with(it -> it.powerSupply(PowerSupply.SELF)), never);
    return never.calls();
  }

  private static void run(Desk desk, KillSwitch kill) throws DfuException {
    new FirmwareUpdater(
            kill.around(desk.around), desk.options, JourneyListener.silent(), new CancelToken())
        .update(Lamp.image("1.1.0"));
  }
}
