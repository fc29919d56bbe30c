package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.journey.KillSwitch;
import io.github.stm32dfu.simulator.usb.TransferLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One board whose update is hit, some times in a row, and then no more. After each run, however it
 * ended, nothing but the old image or the new one can start, and all else is as it was; a person
 * does what the library asks for, and the same call made again finishes the update.
 */
final class Trial {
  /** Of virtual time; a device that is busy for good is waited for, more than once. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private static final int MOST_TRANSFERS = 6_000;

  private final Scene scene;
  private final Patient patient;
  private final MemoryJournals journals = new MemoryJournals();
  private final Surroundings world;
  private List<Long> heard = List.of();

  Trial(Scene scene, PowerSupply supply) {
    this.scene = scene;
    SimulatedF373 board = scene.board(1, it -> it.powerSupply(supply));
    this.patient = new Patient(scene, board, 1);
    SimulatedBus bus = new SimulatedBus(List.of(board));
    this.world =
        new Surroundings(
            bus.finder(), bus.serialFinder(), board.clock(), journals, new JdkSha256());
  }

  /** {@return what the board is after a run that was hit} */
  Outcome hit(List<Blow> blows) {
    SimulatedF373 board = patient.board();
    Duration start = board.clock().now();
    long transfers = board.transferLog().count();
    FaultPlan plan = FaultPlan.none();
    long killAt = Long.MAX_VALUE;
    for (Blow blow : blows) {
      long from = blow.harm().hitsTransfer() ? transfers : board.flashPulses();
      plan = blow.harm().in(plan, from + blow.at());
      killAt = blow.harm() == Harm.HOST_KILLED ? blow.at() : killAt;
    }
    board.faults(plan);
    Optional<DfuException> failure = run(new KillSwitch(killAt, this::remember));
    // What was to follow a transfer may still be on its way.
    board.clock().sleep(Duration.ofMillis(50));
    board.faults(FaultPlan.none());
    assertThat(board.clock().now().minus(start)).isLessThan(DEADLINE);
    assertThat(board.transferLog().count() - transfers).isLessThan(MOST_TRANSFERS);
    patient.check();
    return patient.afterAPersonDid(failure.map(DfuException::hint));
  }

  /** {@return why it failed, if it was not killed} */
  private Optional<DfuException> run(KillSwitch host) {
    try {
      succeeds(updater(host).update(scene.update(Scene.NEW)));
      return Optional.empty();
    } catch (DfuException typed) {
      assertThat(typed).hasMessageMatching("(?s).{10,}");
      return Optional.of(typed);
    } catch (KillSwitch.Killed gone) {
      assertThat(heard())
          .as("transfers, bulk transfers and journals at the death")
          .isEqualTo(heard);
      release(host);
      return Optional.empty();
    }
  }

  private void remember() {
    heard = heard();
  }

  /** {@return all that the world has got from the host so far} */
  private List<Long> heard() {
    TransferLog log = patient.board().transferLog();
    return List.of(log.count(), log.bulkCount(), journalSize());
  }

  private static void release(KillSwitch host) {
    try {
      host.releaseHandles();
    } catch (Exception stuck) {
      throw new AssertionError(stuck);
    }
  }

  /** The same call again, and nothing happens to it. */
  void finish() {
    long size = journalSize();
    UpdateReport report;
    try {
      report = updater(new KillSwitch(Long.MAX_VALUE)).update(scene.update(Scene.NEW));
    } catch (DfuException failure) {
      throw new AssertionError("the same call did not finish it", failure);
    }
    succeeds(report);
    patient.checkKeptBytes();
    assertThat(patient.board().tornPages()).isEmpty();
    assertThat(journals.names()).as("journals left").isEmpty();
    assertThat(size).isLessThan(4L * scene.geometry().size() + 4096);
  }

  /** Success means that the flash is equal, and that the expected version answers. */
  private void succeeds(UpdateReport report) {
    patient.check();
    SimulatedF373 board = patient.board();
    assertThat(Arrays.equals(scene.image(board.flash()), patient.image(Scene.NEW))).isTrue();
    assertThat(report.to().version()).contains(Scene.NEW);
    report.flash().ifPresent(flash -> assertThat(flash.verification()).isEqualTo(Verification.YES));
  }

  private FirmwareUpdater updater(KillSwitch host) {
    return new FirmwareUpdater(
        host.around(world), scene.options(), JourneyListener.silent(), new CancelToken());
  }

  private long journalSize() {
    long size = 0;
    for (String name : journals.names()) {
      try {
        size += journals.read(name).length;
      } catch (DfuException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
    return size;
  }

  /** {@return all that the next run can depend on} */
  String state() {
    StringBuilder state = new StringBuilder(patient.saved());
    for (String name : journals.names()) {
      try {
        state.append(name).append(Hex.bytes(journals.read(name)));
      } catch (DfuException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
    return state.toString();
  }

  /** {@return the transfers, pulses and calls of an update that nothing happens to} */
  static Extent undisturbed(Scene scene) {
    return new Trial(scene, PowerSupply.BUS).extent();
  }

  /** {@return the transfers, pulses and calls of the next run, which is made} */
  Extent extent() {
    SimulatedF373 board = patient.board();
    long transfers = board.transferLog().count();
    long pulses = board.flashPulses();
    KillSwitch host = new KillSwitch(Long.MAX_VALUE);
    if (run(host).isPresent()) {
      throw new AssertionError("an update fails that nothing happens to");
    }
    return new Extent(
        board.transferLog().count() - transfers, board.flashPulses() - pulses, host.calls());
  }

  /**
   * How much there is to be hit.
   *
   * @param transfers of the device
   * @param pulses of its flash
   * @param calls of the host
   */
  record Extent(long transfers, long pulses, long calls) {
    long of(Harm harm) {
      if (harm == Harm.HOST_KILLED) {
        return calls;
      }
      return harm.hitsTransfer() ? transfers : pulses;
    }
  }
}
