package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.reading.OpenQuestion;
import io.github.stm32dfu.simulator.reading.PollTimes;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.rom.RomSettings;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.rom.Violations.Watch;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.PortPath;
import java.util.List;
import java.util.Random;

/**
 * Settings of a {@link SimulatedF373}. What is not set is as on an F373xC that was just taken from
 * its box, with BOOT0 high, plugged in and on the time of its own {@link VirtualClock}.
 */
public final class F373Builder {
  private final Watch watch;
  private final RomChoice rom = new RomChoice();
  private FlashGeometry geometry = FlashGeometry.F373_XC;
  private UniqueId uniqueId = new UniqueId(0x003B_0041, 0x5033_5706, 0x2033_3333);
  private OptionBytes optionBytes = OptionBytes.factory();
  private int bootloaderId = 0x41;
  private FaultPlan faults = FaultPlan.none();
  private long seed;
  private PortPath portPath = PortPath.of("1-1");
  SimulatedApp application = SimulatedApp.lineProtocol();
  Timing timing = Timing.typical();
  Clock clock = new VirtualClock();
  PowerSupply supply = PowerSupply.BUS;
  PullUp pullUp = PullUp.SWITCHED;
  Boot0 boot0 = Boot0.HIGH;

  F373Builder(Watch watch) {
    this.watch = watch;
  }

  /**
   * Sets the flash; default {@link FlashGeometry#F373_XC}. The name of alternate setting 0 and the
   * largest transfer size follow.
   *
   * @param pages of the flash
   * @return this
   */
  public F373Builder geometry(FlashGeometry pages) {
    geometry = pages;
    return this;
  }

  /**
   * Sets wTransferSize; default 2048, or one page where pages are smaller. Some ST ROMs have 1024.
   *
   * @param wTransferSize bytes, 8 to 65535
   * @return this
   */
  public F373Builder transferSize(int wTransferSize) {
    rom.transferSize(wTransferSize);
    return this;
  }

  /**
   * Sets the names of the alternate settings. Default: internal flash and option bytes, spelt as by
   * the F303xC's ROM; the F373's own were never published. The names change nothing about what the
   * ROM does.
   *
   * @param names by number, each of at most 126 characters
   * @return this
   */
  public F373Builder alternateSettings(List<String> names) {
    rom.alternateSettings(names);
    return this;
  }

  /**
   * Answers a question that ST's documents leave open; each defaults to its first constant.
   *
   * @param answer such as {@code AddressFormula.LENGTH_OF_REQUEST}
   * @return this
   */
  public F373Builder reading(OpenQuestion answer) {
    return readings(rom.readings.with(answer));
  }

  /**
   * Answers all questions that ST's documents leave open.
   *
   * @param answers to all of them
   * @return this
   */
  public F373Builder readings(Readings answers) {
    rom.readings = answers;
    return this;
  }

  /**
   * Sets what the ROM says in bwPollTimeout; default {@link PollTimes#physical()}.
   *
   * @param times by work
   * @return this
   */
  public F373Builder pollTimes(PollTimes times) {
    rom.pollTimes = times;
    return this;
  }

  /**
   * Sets how long things take; default {@link Timing#typical()}.
   *
   * @param durations of flash and bus
   * @return this
   */
  public F373Builder timing(Timing durations) {
    timing = durations;
    return this;
  }

  /**
   * Sets the clock; default a new {@link VirtualClock}. With {@code Clock.system()} the board works
   * in real time.
   *
   * @param time perhaps shared with other boards
   * @return this
   */
  public F373Builder clock(Clock time) {
    clock = time;
    return this;
  }

  /**
   * Sets the unique id, of which the serial is made.
   *
   * @param id 96 bits
   * @return this
   */
  public F373Builder uniqueId(UniqueId id) {
    uniqueId = id;
    return this;
  }

  /**
   * Sets the form of iSerialNumber; default {@link SerialForm#F3_ROM}.
   *
   * @param form of the serial
   * @return this
   */
  public F373Builder serial(SerialForm form) {
    rom.serial = form;
    return this;
  }

  /**
   * Sets the byte at 0x1FFFF7A6; default 0x41, a ROM that speaks USART and DFU. With any other, as
   * 0x50 of early silicon, no USB device appears.
   *
   * @param id bootloader id (AN2606)
   * @return this
   */
  public F373Builder bootloaderId(int id) {
    bootloaderId = id;
    return this;
  }

  /**
   * Sets the option bytes; default {@link OptionBytes#factory()}.
   *
   * @param values in force from the first start on
   * @return this
   */
  public F373Builder optionBytes(OptionBytes values) {
    optionBytes = values;
    return this;
  }

  /**
   * Sets where power comes from; default {@link PowerSupply#BUS}.
   *
   * @param from bus or elsewhere
   * @return this
   */
  public F373Builder powerSupply(PowerSupply from) {
    supply = from;
    return this;
  }

  /**
   * Sets whether the host sees the board leave; default {@link PullUp#SWITCHED}.
   *
   * @param resistor on D+
   * @return this
   */
  public F373Builder pullUp(PullUp resistor) {
    pullUp = resistor;
    return this;
  }

  /**
   * Sets the BOOT0 pin for the first start; default {@link Boot0#HIGH}.
   *
   * @param level of the pin
   * @return this
   */
  public F373Builder boot0(Boot0 level) {
    boot0 = level;
    return this;
  }

  /**
   * Sets where the board is plugged in; default {@code 1-1}.
   *
   * @param path a known one, different for each board on a bus
   * @return this
   */
  public F373Builder portPath(String path) {
    portPath = PortPath.of(path);
    return this;
  }

  /**
   * Keeps from the host where the board is plugged in, as some systems and browsers do.
   *
   * @return this
   */
  public F373Builder portPathUnknown() {
    portPath = PortPath.unknown();
    return this;
  }

  /**
   * Sets what the firmware does once something in the flash can be started; default {@link
   * SimulatedApp#lineProtocol()}.
   *
   * @param firmware how it behaves
   * @return this
   */
  public F373Builder application(SimulatedApp firmware) {
    application = firmware;
    return this;
  }

  /**
   * Sets what will go wrong; default nothing.
   *
   * @param plan of faults
   * @return this
   */
  public F373Builder faults(FaultPlan plan) {
    faults = plan;
    return this;
  }

  /**
   * Sets what torn cells hold; default 0. Equal seeds and equal calls give equal boards.
   *
   * @param number any
   * @return this
   */
  public F373Builder seed(long number) {
    seed = number;
    return this;
  }

  /** {@return a board with these settings, plugged in and started} */
  public SimulatedF373 build() {
    RomSettings settings = rom.on(geometry, uniqueId);
    Chip chip = new Chip(geometry, uniqueId, bootloaderId, timing, new Random(seed));
    chip.loadOptions(optionBytes);
    Violations violations = new Violations(watch);
    Board board = new Board(this, chip, settings, violations);
    board.plan(faults);
    return new SimulatedF373(board, new HostPort(board, portPath), violations);
  }
}
