package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.BoardFilter;
import io.github.stm32dfu.journey.DeviceChooser;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SimulatedBus;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.journey.KillSwitch;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.simulator.usb.TransferLog;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Boards whose updates are hit, some times in a row, and then no more. After each run, however it
 * ended, nothing but the old image or the new one can start, and all else is as it was; a person
 * does what the library asks for, and the same call made again finishes the update.
 */
final class Trial {
  /** Of virtual time; a device that is busy for good is waited for, more than once. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private static final int MOST_TRANSFERS = 6_000;

  private final Scene scene;
  private final List<Patient> patients;
  private final MemoryJournals journals = new MemoryJournals();
  private final Surroundings world;
  private List<Long> heard = List.of();

  private Trial(Scene scene, Clock clock, List<Patient> patients) {
    this.scene = scene;
    this.patients = patients;
    SimulatedBus bus = new SimulatedBus(patients.stream().map(Patient::board).toList());
    this.world =
        new Surroundings(bus.finder(), bus.serialFinder(), clock, journals, new JdkSha256());
  }

  /** {@return a trial of one board} */
  static Trial ofOne(Scene scene, PowerSupply supply) {
    SimulatedF373 board = scene.board(1, it -> it.powerSupply(supply));
    return new Trial(scene, board.clock(), List.of(new Patient(scene, board, 1, Scene.NEW)));
  }

  /** {@return a trial of boards on one bus, each of which shall get a version of its own} */
  static Trial ofSeveral(Scene scene, List<UnaryOperator<F373Builder>> boards) {
    VirtualClock clock = new VirtualClock();
    List<Patient> patients = new ArrayList<>();
    for (int i = 0; i < boards.size(); i++) {
      UnaryOperator<F373Builder> settings = boards.get(i);
      String path = "1-" + (i + 1);
      // Other wafers of one lot: of such boards the F3's ROM makes one serial.
      UniqueId id = new UniqueId(0x003B0041, 0x50335706 + i, 0x20333333);
      SimulatedF373 board =
          scene.board(i, it -> settings.apply(it).clock(clock).portPath(path).uniqueId(id));
      patients.add(new Patient(scene, board, i, "2.0." + i));
    }
    return new Trial(scene, clock, patients);
  }

  /** {@return what the board is after a run that was hit} */
  Outcome hit(List<Blow> blows) {
    return hit(0, blows);
  }

  /** {@return what one of the boards is after a run that was hit} */
  Outcome hit(int which, List<Blow> blows) {
    Patient patient = patients.get(which);
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
    Optional<DfuException> failure = run(patient, new KillSwitch(killAt, this::remember));
    // What was to follow a transfer may still be on its way.
    board.clock().sleep(Duration.ofMillis(50));
    board.faults(FaultPlan.none());
    assertThat(board.clock().now().minus(start)).isLessThan(DEADLINE);
    assertThat(board.transferLog().count() - transfers).isLessThan(MOST_TRANSFERS);
    patients.forEach(Patient::check);
    return patient.afterAPersonDid(failure.map(DfuException::hint));
  }

  /** {@return why it failed, if it was not killed} */
  private Optional<DfuException> run(Patient patient, KillSwitch host) {
    try {
      succeeds(patient, updater(patient, host).update(scene.update(patient.version())));
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
    long transfers = 0;
    for (Patient patient : patients) {
      TransferLog log = patient.board().transferLog();
      transfers += log.count() + log.bulkCount();
    }
    return List.of(transfers, journalSize());
  }

  private static void release(KillSwitch host) {
    try {
      host.releaseHandles();
    } catch (Exception stuck) {
      throw new AssertionError(stuck);
    }
  }

  /**
   * The same calls again, and nothing happens to them. Where boards have one serial, the library
   * may want the update finished first that one of them was interrupted in.
   */
  void finish() {
    List<Patient> left = new ArrayList<>(patients);
    for (int i = 0; i < patients.size(); i++) {
      left.removeIf(this::finish);
    }
    assertThat(left).as("boards that are not finished").isEmpty();
    assertThat(journals.names()).as("journals left").isEmpty();
  }

  private boolean finish(Patient patient) {
    long size = journalSize();
    Optional<DfuException> failure = run(patient, new KillSwitch(Long.MAX_VALUE));
    if (failure.filter(it -> it.hint() == Hint.RECOVER_OR_FORGET).isPresent()) {
      return false;
    }
    if (failure.isPresent()) {
      // A program that was killed could not say it: now the person hears what to do.
      assertThat(failure.get().hint()).as("%s", failure.get()).isEqualTo(Hint.REPLUG);
      patient.afterAPersonDid(Optional.of(Hint.REPLUG));
      failure = run(patient, new KillSwitch(Long.MAX_VALUE));
    }
    if (failure.isPresent()) {
      throw new AssertionError("the same call did not finish it", failure.get());
    }
    patients.forEach(Patient::check);
    patient.checkKeptBytes();
    assertThat(patient.board().tornPages()).isEmpty();
    assertThat(size).isLessThan(patients.size() * (4L * scene.geometry().size() + 4096));
    return true;
  }

  /** Success means that the flash is equal, and that the expected version answers. */
  private void succeeds(Patient patient, UpdateReport report) {
    assertThat(patient.isUpdated()).as("flash equal").isTrue();
    assertThat(report.to().version()).contains(patient.version());
    report.flash().ifPresent(flash -> assertThat(flash.verification()).isEqualTo(Verification.YES));
  }

  private FirmwareUpdater updater(Patient patient, KillSwitch host) {
    BoardFilter only =
        patients.size() == 1
            ? BoardFilter.any()
            : BoardFilter.device(patient.board().portPath().toString());
    return new FirmwareUpdater(
        host.around(world),
        scene.options().with(only).with(personAt(patient)),
        JourneyListener.silent(),
        new CancelToken());
  }

  /** Where many boards have one serial, a person knows at which port the interrupted one was. */
  private static DeviceChooser personAt(Patient patient) {
    return new DeviceChooser() {
      @Override
      public <T> Optional<T> choose(Question question, List<T> candidates) {
        return candidates.stream()
            .filter(UpdateJournal.class::isInstance)
            .filter(
                it -> ((UpdateJournal) it).head().board().port().equals(patient.board().portPath()))
            .findFirst();
      }
    };
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
    StringBuilder state = new StringBuilder(patients.get(0).saved());
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
    return ofOne(scene, PowerSupply.BUS).extent();
  }

  /** {@return the transfers, pulses and calls of the next run, which is made} */
  Extent extent() {
    SimulatedF373 board = patients.get(0).board();
    long transfers = board.transferLog().count();
    long pulses = board.flashPulses();
    KillSwitch host = new KillSwitch(Long.MAX_VALUE);
    if (run(patients.get(0), host).isPresent()) {
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
