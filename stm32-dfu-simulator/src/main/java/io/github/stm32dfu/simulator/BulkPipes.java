package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.BulkTransfer.Request;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.ControlReply;
import java.time.Duration;
import java.util.Optional;

/** The endpoints of a board beside endpoint 0, and how its hosts wait at them. */
final class BulkPipes {
  private static final ControlReply NO_ANSWER = new ControlReply.NoAnswer();

  private final Board board;
  private final BoardWatch watch;
  private long count;

  BulkPipes(Board board, BoardWatch watch) {
    this.board = board;
    this.watch = watch;
  }

  /** {@return how many transfers were begun; wants the board's lock} */
  long count() {
    return count;
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

  /** Makes a transfer that has a time, on the board's clock. */
  ControlReply within(Duration timeout, long attachment, Request request) {
    Duration start = board.clock().now();
    Duration deadline = start.plus(timeout);
    BulkTransfer transfer;
    synchronized (board) {
      transfer = begin(attachment, request);
    }
    int length = request instanceof BulkTransfer.Out out ? out.data().length : 0;
    Duration next = start.plus(board.timing().transferOf(length));
    while (sleepUntil(next)) {
      synchronized (board) {
        Optional<ControlReply> end = transfer.tryNow();
        if (end.isPresent()) {
          watch.transferEnded(attachment);
          return end.get();
        }
        if (board.clock().now().compareTo(deadline) >= 0) {
          return NO_ANSWER;
        }
        next = watch.nextEvent().filter(time -> time.compareTo(deadline) < 0).orElse(deadline);
      }
    }
    return NO_ANSWER;
  }

  private BulkTransfer begin(long attachment, Request request) {
    board.catchUp();
    Optional<Fault> fault = board.faults().bulkFaultAt(count++);
    new Accident(board, fault).before();
    return new BulkTransfer(board, attachment, request, fault);
  }

  /** {@return whether that time has come; an interrupt ends a sleep early} */
  private boolean sleepUntil(Duration time) {
    Duration now = board.clock().now();
    if (time.compareTo(now) > 0) {
      board.clock().sleep(time.minus(now));
    }
    return board.clock().now().compareTo(time) >= 0;
  }
}
