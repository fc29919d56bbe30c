package io.github.stm32dfu.simulator.usb;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.Transfer.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every control transfer that reached a board, in order; the latest {@link #KEPT} are kept. Bulk
 * and interrupt transfers are only counted.
 */
public final class TransferLog {
  /** Most transfers that are kept. */
  public static final int KEPT = 65_536;

  private final Deque<Transfer> transfers = new ArrayDeque<>();
  private long count;
  private long bulkCount;

  /** Starts empty. */
  public TransferLog() {}

  /** {@return how many transfers there were; also the number that the next one gets} */
  public synchronized long count() {
    return count;
  }

  /**
   * {@return how many bulk and interrupt transfers were begun; also the number that the next one
   * gets}
   */
  public synchronized long bulkCount() {
    return bulkCount;
  }

  /**
   * Counts a bulk or interrupt transfer.
   *
   * @return its number
   */
  public synchronized long addBulk() {
    return bulkCount++;
  }

  /**
   * {@return how many kept transfers made a given request}
   *
   * @param request by name
   */
  public long count(DfuRequest request) {
    return transfers().stream().filter(transfer -> transfer.is(request)).count();
  }

  /** {@return the kept transfers, oldest first} */
  public synchronized List<Transfer> transfers() {
    return List.copyOf(transfers);
  }

  /**
   * Notes a transfer.
   *
   * @param start when it began
   * @param end when it ended
   * @param setup what was asked
   * @param sent data from host to device
   * @param reply how it ended
   * @param fault what was injected
   */
  public synchronized void add(
      Duration start,
      Duration end,
      SetupPacket setup,
      byte[] sent,
      ControlReply reply,
      Optional<Fault> fault) {
    byte[] data = reply instanceof ControlReply.Data answer ? answer.bytes() : sent;
    if (transfers.size() == KEPT) {
      transfers.removeFirst();
    }
    transfers.addLast(
        new Transfer(
            count++, start, end, setup, outcome(reply), data.length, Transfer.headOf(data), fault));
  }

  private static Outcome outcome(ControlReply reply) {
    if (reply instanceof ControlReply.Acknowledged) {
      return Outcome.ACKNOWLEDGED;
    }
    if (reply instanceof ControlReply.Data) {
      return Outcome.ANSWERED;
    }
    if (reply instanceof ControlReply.Stalled) {
      return Outcome.STALLED;
    }
    return reply instanceof ControlReply.Gone ? Outcome.GONE : Outcome.NO_ANSWER;
  }

  /** {@return one line for each kept transfer} */
  @Override
  public String toString() {
    return transfers().stream().map(Transfer::toString).collect(Collectors.joining("\n"));
  }
}
