package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.rom.Departure;
import io.github.stm32dfu.simulator.rom.RomDfu;
import io.github.stm32dfu.simulator.rom.RomSettings;
import io.github.stm32dfu.simulator.rom.RomUsb;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.rom.WireWatch;
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
  private static final Running NOTHING = new Running.Nothing();

  private final Chip chip;
  private final RomSettings rom;
  private final Timing timing;
  private final Clock clock;
  private final PowerSupply supply;
  private final PullUp pullUp;
  private final Violations violations;
  private final Presence presence;
  private final Schedule schedule = new Schedule();

  private FaultPlan faults = FaultPlan.none();
  private Boot0 boot0;
  private boolean plugged = true;
  private boolean supplied = true;
  private Duration moment;
  private Running running = NOTHING;
  private RomUsb usb;
  private WireWatch watch;

  Board(F373Builder of, Chip chip, RomSettings rom, Violations violations) {
    this.chip = chip;
    this.rom = rom;
    this.violations = violations;
    this.timing = of.timing;
    this.clock = of.clock;
    this.supply = of.supply;
    this.pullUp = of.pullUp;
    this.boot0 = of.boot0;
    this.presence = new Presence(timing.enumeration());
    this.moment = clock.now();
    this.usb = newUsb();
    this.watch = newWatch();
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
      usb.dfu().observe();
      usb.dfu().departure().ifPresent(this::departWhenDone);
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
    if (!plugged) {
      plugged = true;
      if (supply == PowerSupply.BUS && supplied) {
        reset();
      } else {
        presence.renew(moment);
      }
    }
  }

  void unplug() {
    if (plugged) {
      plugged = false;
      presence.renew(moment);
      if (supply == PowerSupply.BUS) {
        powerLost();
      } else {
        usb.busReset();
      }
    }
  }

  void switchOn() {
    if (!supplied) {
      supplied = true;
      if (powered()) {
        reset();
      }
    }
  }

  void switchOff() {
    if (supplied) {
      supplied = false;
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
    chip.controller().cut(moment);
    chip.reset();
    boolean fromFlash =
        boot0 == Boot0.LOW || chip.loadedOptions().readProtection() == ReadProtection.LEVEL_2;
    if (!fromFlash && chip.loadedOptions().nBoot1()) {
      startRom();
      return;
    }
    running = fromFlash ? startedFrom(FlashGeometry.BASE).orElse(NOTHING) : NOTHING;
    usb = newUsb();
    presence.renew(moment);
  }

  /** Takes saved contents that fit, and starts anew with them. */
  void restore(byte[] saved) {
    chip.controller().cut(moment);
    SavedChip.restore(saved, chip);
    if (powered()) {
      reset();
    }
  }

  /** The ROM starts, whatever the pins say: an application may jump to it. */
  void startRom() {
    usb = newUsb();
    watch = newWatch();
    running = new Running.Bootloader();
    presence.renew(moment);
  }

  /** The host resets the port, and so finds out whether the board is still there. */
  void resetPort() {
    usb.busReset();
    presence.renew(moment);
  }

  /** The ROM ends, if it has just said so. */
  void depart() {
    usb.dfu().departure().ifPresent(this::depart);
  }

  boolean powered() {
    return supplied && (plugged || supply == PowerSupply.SELF);
  }

  /** {@return whether a host sees a DFU interface, alive or not} */
  boolean visible() {
    boolean alive = running instanceof Running.Bootloader && chip.romHasUsb() && powered();
    return plugged && (alive || presence.lingering()) && presence.enumerated(clock.now());
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

  Running running() {
    return running;
  }

  RomUsb usb() {
    return usb;
  }

  WireWatch watch() {
    return watch;
  }

  Chip chip() {
    return chip;
  }

  Clock clock() {
    return clock;
  }

  Timing timing() {
    return timing;
  }

  RomSettings rom() {
    return rom;
  }

  FaultPlan faults() {
    return faults;
  }

  Violations violations() {
    return violations;
  }

  /** Found late: it happened when the flash was done. */
  private void departWhenDone(Departure how) {
    Duration found = moment;
    moment = chip.controller().doneAt();
    depart(how);
    moment = found;
  }

  private void depart(Departure how) {
    Optional<Running> application =
        how instanceof Departure.Jump jump ? startedFrom(jump.vectorTable()) : Optional.empty();
    if (application.isEmpty()) {
      reset();
      return;
    }
    running = application.get();
    usb = newUsb();
    if (pullUp == PullUp.FIXED) {
      presence.linger();
    } else {
      presence.renew(moment);
    }
  }

  private Optional<Running> startedFrom(long address) {
    int size = chip.flash().geometry().size();
    return chip.vectorTableAt(address)
        .map(table -> new Running.Application(table, chip.flash().read(0, size)));
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
    running = NOTHING;
    usb = newUsb();
    presence.renew(moment);
  }

  private RomUsb newUsb() {
    return new RomUsb(new RomDfu(chip, rom, violations), rom);
  }

  private WireWatch newWatch() {
    return new WireWatch(violations, rom.wTransferSize());
  }
}
