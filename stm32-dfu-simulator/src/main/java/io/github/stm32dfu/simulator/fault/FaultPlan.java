package io.github.stm32dfu.simulator.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Which faults happen when; immutable. Control transfers, bulk transfers and flash pulses are
 * numbered from 0, each on their own, over a board's whole life, so a plan can fail the recovery
 * from its own faults.
 */
public final class FaultPlan {
  private static final FaultPlan NONE =
      new FaultPlan(Map.of(), Map.of(), Map.of(), OptionalInt.empty(), Optional.empty());

  private final Map<Long, Fault> transfers;
  private final Map<Long, Fault> bulkTransfers;
  private final Map<Long, CutPoint> pulses;
  private final OptionalInt longestDownload;
  private final Optional<Duration> returnsAfter;

  private FaultPlan(
      Map<Long, Fault> transfers,
      Map<Long, Fault> bulkTransfers,
      Map<Long, CutPoint> pulses,
      OptionalInt longestDownload,
      Optional<Duration> returnsAfter) {
    this.transfers = new TreeMap<>(transfers);
    this.bulkTransfers = new TreeMap<>(bulkTransfers);
    this.pulses = new TreeMap<>(pulses);
    this.longestDownload = longestDownload;
    this.returnsAfter = returnsAfter;
  }

  /** {@return a plan in which nothing goes wrong} */
  public static FaultPlan none() {
    return NONE;
  }

  /**
   * {@return this plan with a fault more}
   *
   * @param transfer number of the control transfer that it hits
   * @param fault what happens; it replaces one that was planned for the same transfer
   */
  public FaultPlan atTransfer(long transfer, Fault fault) {
    Map<Long, Fault> more = new TreeMap<>(transfers);
    more.put(transfer, fault);
    return new FaultPlan(more, bulkTransfers, pulses, longestDownload, returnsAfter);
  }

  /**
   * {@return this plan with a fault of an application's serial port more} There are fewer kinds: a
   * stall; bytes to the board that are lost ({@link Fault.LostRequest}); bytes from the board that
   * are lost or cut ({@link Fault.LostAnswer}, {@link Fault.ShortAnswer}); unplugs and power cuts.
   *
   * @param transfer number of the bulk transfer that it hits: each write to the port, and each read
   *     from it, is one
   * @param fault what happens; it replaces one that was planned for the same transfer
   */
  public FaultPlan atBulkTransfer(long transfer, Fault fault) {
    Map<Long, Fault> more = new TreeMap<>(bulkTransfers);
    more.put(transfer, fault);
    return new FaultPlan(transfers, more, pulses, longestDownload, returnsAfter);
  }

  /**
   * {@return this plan with a power cut more}
   *
   * @param pulse number of the page erase or half-word that it hits
   * @param where within it
   */
  public FaultPlan atFlashPulse(long pulse, CutPoint where) {
    Map<Long, CutPoint> more = new TreeMap<>(pulses);
    more.put(pulse, where);
    return new FaultPlan(transfers, bulkTransfers, more, longestDownload, returnsAfter);
  }

  /**
   * {@return this plan with every longer DNLOAD lost, as the V4.1 ROM loses them on some hosts
   * (AN2606, STM32F373xx, known limitations)}
   *
   * @param bytes that still get through
   */
  public FaultPlan longestDownload(int bytes) {
    return new FaultPlan(transfers, bulkTransfers, pulses, OptionalInt.of(bytes), returnsAfter);
  }

  /**
   * {@return this plan with somebody who plugs the board in again, or switches it on}
   *
   * @param time after each unplug or power cut of this plan
   */
  public FaultPlan returningAfter(Duration time) {
    return new FaultPlan(transfers, bulkTransfers, pulses, longestDownload, Optional.of(time));
  }

  /**
   * {@return the fault of a transfer}
   *
   * @param number of the transfer
   */
  public Optional<Fault> faultAt(long number) {
    return Optional.ofNullable(transfers.get(number));
  }

  /**
   * {@return the fault of a bulk transfer}
   *
   * @param number of the transfer
   */
  public Optional<Fault> bulkFaultAt(long number) {
    return Optional.ofNullable(bulkTransfers.get(number));
  }

  /**
   * {@return the power cut in a pulse}
   *
   * @param number of the pulse
   */
  public Optional<CutPoint> cutAt(long number) {
    return Optional.ofNullable(pulses.get(number));
  }

  /** {@return bytes of a DNLOAD that still get through, where there is a limit} */
  public OptionalInt longestDownload() {
    return longestDownload;
  }

  /** {@return the time until the board is back, if it comes back} */
  public Optional<Duration> returnsAfter() {
    return returnsAfter;
  }

  /** {@return all faults, to name the case of a failed test} */
  @Override
  public String toString() {
    return "transfers "
        + transfers
        + (bulkTransfers.isEmpty() ? "" : ", bulk transfers " + bulkTransfers)
        + ", flash pulses "
        + pulses
        + (longestDownload.isPresent() ? ", DNLOAD up to " + longestDownload.getAsInt() : "")
        + returnsAfter.map(time -> ", back after " + time).orElse("");
  }
}
