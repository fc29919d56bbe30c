package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.BulkTransfer.Request;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.TransferLog;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The endpoints of a board beside endpoint 0, and how its hosts wait at them. */
final class BulkPipes {
  private static final Duration STEP = Duration.ofMillis(10);
  private static final ControlReply NO_ANSWER = new ControlReply.NoAnswer();
  private static final Optional<ControlReply> GONE = Optional.of(new ControlReply.Gone());

  private final Board board;
  private final BoardWatch watch;
  private final TransferLog log;

  BulkPipes(Board board, BoardWatch watch, TransferLog log) {
    this.board = board;
    this.watch = watch;
    this.log = log;
  }

  /** Makes a transfer for a host that waits as long as it likes: until an interrupt. */
  ControlReply await(long attachment, Request request) throws InterruptedException {
    synchronized (board) {
      BulkTransfer transfer = begin(attachment, request);
      Optional<ControlReply> end = transfer.tryNow();
      while (end.isEmpty()) {
        watch.pause();
        end = transfer.tryNow();
      }
      watch.transferEnded(attachment);
      return end.get();
    }
  }

  /**
   * Makes a transfer that has a time, on the board's clock, for a program that does not let an
   * interrupt disturb it.
   *
   * @param over whether the program has given the port back meanwhile
   */
  ControlReply within(Duration timeout, long attachment, Request request, BooleanSupplier over) {
    Duration start = board.clock().now();
    Duration deadline = start.plus(timeout);
    BulkTransfer transfer;
    synchronized (board) {
      transfer = begin(attachment, request);
    }
    Duration next = start.plus(board.timing().transferOf(request.sent()));
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= sleepUntil(next);
        synchronized (board) {
          Optional<ControlReply> end = over.getAsBoolean() ? GONE : transfer.tryNow();
          if (end.filter(BulkPipes::isNothing).isPresent()) {
            // What came was lost on the way; the host waits on.
            transfer = new BulkTransfer(board, attachment, request, Optional.empty());
          } else if (end.isPresent()) {
            watch.transferEnded(attachment);
            return end.get();
          }
          Duration now = board.clock().now();
          if (now.compareTo(deadline) >= 0) {
            return NO_ANSWER;
          }
          next = nextLook(now, deadline);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Not later than the next event, and soon, since others may unplug the board at any time. */
  private Duration nextLook(Duration now, Duration deadline) {
    return Stream.concat(Stream.of(deadline, now.plus(STEP)), watch.nextEvent().stream())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static boolean isNothing(ControlReply reply) {
    return reply instanceof ControlReply.Data data && data.bytes().length == 0;
  }

  private BulkTransfer begin(long attachment, Request request) {
    board.catchUp();
    Optional<Fault> fault = board.faults().bulkFaultAt(log.addBulk());
    new Accident(board, fault).before();
    return new BulkTransfer(board, attachment, request, fault);
  }

  /** {@return whether an interrupt came, of which the thread then knows nothing any more} */
  private boolean sleepUntil(Duration time) {
    boolean interrupted = false;
    Duration now = board.clock().now();
    while (now.compareTo(time) < 0) {
      board.clock().sleep(time.minus(now));
      interrupted |= Thread.interrupted();
      now = board.clock().now();
    }
    return interrupted;
  }
}
