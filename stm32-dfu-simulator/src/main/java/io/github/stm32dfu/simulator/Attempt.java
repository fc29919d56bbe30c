package io.github.stm32dfu.simulator;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.Optional;

/** One control transfer on its way. It holds the board only while the board works on it. */
record Attempt(
    Board board,
    Tampering tampering,
    long attachment,
    SetupPacket setup,
    byte[] data,
    Optional<Fault> fault,
    Duration deadline) {
  private static final ControlReply NO_ANSWER = new ControlReply.NoAnswer();
  private static final ControlReply STALLED = new ControlReply.Stalled();
  private static final ControlReply GONE = new ControlReply.Gone();

  ControlReply carryOut() {
    Duration arrival = board.clock().now().plus(board.timing().transferOf(setup.wLength()));
    synchronized (board) {
      if (gone()) {
        return GONE;
      }
    }
    ControlReply reply = isLost() ? NO_ANSWER : replyFrom(arrival);
    if (reply instanceof ControlReply.NoAnswer) {
      sleepUntil(deadline);
    }
    return reply;
  }

  /** Asks the board at a time, and again for as long as its endpoint is not ready. */
  private ControlReply replyFrom(Duration arrival) {
    Duration next = arrival;
    while (sleepUntil(next)) {
      synchronized (board) {
        board.catchUp();
        if (gone()) {
          return GONE;
        }
        if (board.presence().lingering()) {
          return NO_ANSWER;
        }
        Optional<ControlReply> answer = answer();
        if (answer.isPresent()) {
          return delivered(answer.get());
        }
        next = board.chip().controller().doneAt();
      }
    }
    return NO_ANSWER;
  }

  private boolean gone() {
    return !board.present(attachment);
  }

  private boolean isLost() {
    boolean download = setup.dfuRequest().filter(DfuRequest.DNLOAD::equals).isPresent();
    boolean tooLong =
        download && data.length > board.faults().longestDownload().orElse(Integer.MAX_VALUE);
    return tooLong || (fault.isPresent() && fault.get() instanceof Fault.LostRequest);
  }

  private Optional<ControlReply> answer() {
    if (fault.isPresent() && fault.get() instanceof Fault.Stall) {
      return Optional.of(STALLED);
    }
    if (fault.isPresent() && fault.get() instanceof Fault.StallIntoError error) {
      board.program().fail(error.bStatus());
      return Optional.of(STALLED);
    }
    return board.program().usb().flatMap(usb -> usb.control(setup, data, board.clock().now()));
  }

  /** The device has answered: what of it does the host see, and what happens after it? */
  private ControlReply delivered(ControlReply answer) {
    boolean lastLost = board.program().losesLastAnswer();
    board.depart();
    ControlReply seen = tampering.altered(attachment, setup, answer, fault);
    return new Accident(board, fault).after() || lastLost ? GONE : seen;
  }

  /** {@return whether that time came before the deadline} */
  private boolean sleepUntil(Duration time) {
    Duration now = board.clock().now();
    Duration until = time.compareTo(deadline) < 0 ? time : deadline;
    if (until.compareTo(now) > 0) {
      board.clock().sleep(until.minus(now));
    }
    // An interrupt ends a sleep early; then there is no answer either.
    return board.clock().now().compareTo(time) >= 0;
  }
}
