package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.app.DataLine;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.rom.Departure;
import io.github.stm32dfu.simulator.rom.RomSettings;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.silicon.SavedChip;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A chip with power, pins and a plug. Time is looked at only when somebody calls: {@link
 * #catchUp()} then does what should have happened since. All methods want this object's lock, and
 * all that change something want {@code catchUp()} first.
 */
final class Board {
  private final Chip chip;
  private final Startup startup;
  private final Timing timing;
  private final Clock clock;
  private final Power power;
  private final PullUp pullUp;
  private final Presence presence;
  private final Schedule schedule = new Schedule();

  private FaultPlan faults = FaultPlan.none();
  private Boot0 boot0;
  private Duration moment;
  private Program program = new NoProgram();

  Board(F373Builder of, Chip chip, RomSettings rom, Violations violations) {
    this.chip = chip;
    this.startup = new Startup(this, rom, of.application, violations);
    this.timing = of.timing;
    this.clock = of.clock;
    this.power = new Power(of.supply);
    this.pullUp = of.pullUp;
    this.boot0 = of.boot0;
    this.presence = new Presence(timing.enumeration());
    this.moment = clock.now();
    reset();
    presence.settled();
  }

  /** Does everything that should have happened by now, in the order of time. */
  void catchUp() {
    Duration now = clock.now();
    while (true) {
      Optional<Duration> event = schedule.next().filter(time -> time.compareTo(now) <= 0);
      moment = event.orElse(now);
      Optional<Duration> cut = chip.controller().advance(moment);
      if (cut.isPresent()) {
        supplyLost(cut.get());
        continue;
      }
      program.observe();
      program.departure().ifPresent(this::departWhenDone);
      if (event.isEmpty()) {
        return;
      }
      schedule.runNext();
    }
  }

  void plan(FaultPlan plan) {
    faults = plan;
    chip.controller().planCuts(plan::cutAt);
  }

  void plug() {
    if (!power.plugged()) {
      power.plug();
      if (power.fromBus() && power.supplied()) {
        reset();
      } else {
        presence.renew(moment);
      }
    }
  }

  void unplug() {
    if (power.plugged()) {
      power.unplug();
      presence.renew(moment);
      if (power.fromBus()) {
        powerLost();
      } else {
        program.usb().ifPresent(UsbFunction::busReset);
      }
    }
  }

  void switchOn() {
    if (!power.supplied()) {
      power.switchOn();
      if (power.on()) {
        reset();
      }
    }
  }

  void switchOff() {
    if (power.supplied()) {
      power.switchOff();
      powerLost();
    }
  }

  /** The supply fails as planned, and perhaps comes back. */
  void failSupply() {
    switchOff();
    comeBack(this::switchOn);
  }

  /** Somebody pulls the plug as planned, and perhaps plugs it in again. */
  void pullPlug() {
    unplug();
    comeBack(this::plug);
  }

  void later(Duration delay, Runnable event) {
    schedule.at(moment.plus(delay), event);
  }

  /** A reset from wherever it comes: the pin and the option bytes decide what starts. */
  void reset() {
    boot();
    presence.renew(moment.plus(program.startDelay()));
    program.begin();
  }

  /** A reset by the application that runs, which a fixed pull-up hides. */
  void restart() {
    leaveBus();
    boot();
    arrive();
  }

  /** Takes saved contents that fit, and starts anew with them. */
  void restore(byte[] saved) {
    chip.controller().cut(moment);
    SavedChip.restore(saved, chip);
    if (power.on()) {
      reset();
    }
  }

  /** The application jumps to the ROM, whatever the pins say. */
  void jumpToRom() {
    leaveBus();
    program = startup.romProgram();
    arrive();
  }

  /**
   * What runs is not on USB any more; a fixed pull-up hides that, but for a D+ that is held low.
   */
  void leaveBus() {
    vanish(program.dataLine());
  }

  /** What runs does not answer any more, and the host does not notice. */
  void freeze() {
    if (!presence.lingering()) {
      program.usb().ifPresentOrElse(presence::linger, () -> presence.renew(moment));
    }
  }

  /** The host resets the port, and so finds out whether the board is still there. */
  void resetPort() {
    program.usb().ifPresent(UsbFunction::busReset);
    presence.renew(moment);
  }

  /** The program ends, if it has just said so. */
  void depart() {
    program.departure().ifPresent(this::depart);
  }

  /** {@return what a host sees, alive or not} */
  Optional<UsbFunction> seen() {
    Optional<UsbFunction> there = presence.ghost();
    if (there.isEmpty() && power.on()) {
      there = program.usb();
    }
    return there.filter(any -> power.plugged() && presence.enumerated(clock.now()));
  }

  /** {@return whether a device of one enumeration is still there for the host} */
  boolean present(long attachment) {
    return attachment == presence.attachment() && seen().isPresent();
  }

  boolean powered() {
    return power.on();
  }

  void boot0(Boot0 level) {
    boot0 = level;
  }

  Schedule schedule() {
    return schedule;
  }

  Presence presence() {
    return presence;
  }

  Program program() {
    return program;
  }

  Chip chip() {
    return chip;
  }

  Clock clock() {
    return clock;
  }

  /** {@return the time of what happens just now} */
  Duration moment() {
    return moment;
  }

  Timing timing() {
    return timing;
  }

  FaultPlan faults() {
    return faults;
  }

  /** Found late: it happened when the flash was done. */
  private void departWhenDone(Departure how) {
    Duration found = moment;
    moment = chip.controller().doneAt();
    depart(how);
    moment = found;
  }

  private void depart(Departure how) {
    Optional<Program> application =
        how instanceof Departure.Jump jump ? startup.from(jump.vectorTable()) : Optional.empty();
    if (application.isEmpty()) {
      reset();
      return;
    }
    vanish(application.get().dataLine());
    program = application.get();
    arrive();
  }

  private void vanish(DataLine line) {
    if (pullUp == PullUp.FIXED && line == DataLine.LEFT_ALONE) {
      freeze();
    } else {
      presence.renew(moment);
    }
  }

  /** What has just started is seen by a host, unless that still believes in what was before. */
  private void arrive() {
    if (!presence.lingering()) {
      presence.renew(moment.plus(program.startDelay()));
    }
    program.begin();
  }

  private void boot() {
    chip.controller().cut(moment);
    chip.reset();
    program = startup.afterReset(boot0);
  }

  private void supplyLost(Duration when) {
    moment = when;
    failSupply();
  }

  private void comeBack(Runnable how) {
    faults.returnsAfter().ifPresent(after -> later(after, how));
  }

  private void powerLost() {
    chip.powerLost(moment);
    program = new NoProgram();
    presence.renew(moment);
  }
}
