package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;

/**
 * The zero-length DNLOAD and the GETSTATUS on which the device goes (AN3156, section 5.5). That
 * last answer is often lost with the device, so its loss is no failure. Where the device may not
 * have seen the question, it is asked once more.
 */
public final class Leave implements Machine<LeaveOutcome> {
  private static final int MOST_QUESTIONS = 2;

  private int questions;

  @Override
  public Action<LeaveOutcome> start() {
    return new Action.Out<>(DfuRequest.DNLOAD, 0, new byte[0]);
  }

  @Override
  public Action<LeaveOutcome> next(Answer answer) throws DfuException {
    if (answer instanceof Answer.Received received) {
      return afterStatus(StatusReply.parse(received.data()));
    }
    if (answer instanceof Answer.Failed failed) {
      return afterFailure(failed.cause());
    }
    return getStatus();
  }

  private Action<LeaveOutcome> afterStatus(StatusReply reply) throws DfuException {
    if (reply.bState() == DfuState.DFU_ERROR || reply.bStatus() != DfuStatus.OK) {
      throw Operation.dfuSe("Leave").failed(reply);
    }
    return switch (reply.bState()) {
      case DFU_MANIFEST, DFU_MANIFEST_SYNC, DFU_MANIFEST_WAIT_RESET ->
          new Action.Done<>(LeaveOutcome.CONFIRMED);
      default ->
          throw new ProtocolException(
              "Leave: expected dfuMANIFEST, the device is in " + reply, Hint.REPLUG);
    };
  }

  private Action<LeaveOutcome> afterFailure(TransportException cause) throws TransportException {
    if (questions == 0) {
      throw cause;
    }
    return mayBeThere(cause) && questions < MOST_QUESTIONS
        ? getStatus()
        : new Action.Done<>(LeaveOutcome.UNCONFIRMED);
  }

  private static boolean mayBeThere(TransportException cause) {
    return switch (cause.kind()) {
      case STALL, TIMEOUT -> true;
      case DISCONNECTED, ACCESS_DENIED, BUSY, UNSUPPORTED, IO -> false;
    };
  }

  private Action<LeaveOutcome> getStatus() {
    questions++;
    return new Action.In<>(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH);
  }
}
