package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.TransferLog;
import java.time.Duration;
import java.util.Optional;

/** The wire between host and board: starts transfers, injects faults, keeps the log. */
final class ControlPipe {
  private final Board board;
  private final TransferLog log = new TransferLog();
  private final Tampering tampering = new Tampering();

  ControlPipe(Board board) {
    this.board = board;
  }

  TransferLog log() {
    return log;
  }

  /** {@return how a transfer to the device of one enumeration ended} */
  ControlReply transfer(long attachment, SetupPacket setup, byte[] data, Duration timeout) {
    Duration start;
    Optional<Fault> fault;
    synchronized (board) {
      board.catchUp();
      start = board.clock().now();
      fault = board.faults().faultAt(log.count());
      if (fault.isPresent() && fault.get() instanceof Fault.UnplugBefore) {
        board.pullPlug();
      }
      board.watch().begin(setup, start);
    }
    Duration deadline = start.plus(timeout);
    ControlReply reply =
        new Attempt(board, tampering, attachment, setup, data, fault, deadline).carryOut();
    synchronized (board) {
      Duration end = board.clock().now();
      board.watch().end(setup, reply, end);
      log.add(start, end, setup, data, reply, fault);
    }
    return reply;
  }
}
