package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import java.util.Optional;

/**
 * One block to the device and the wait for its end: DNLOAD, GETSTATUS that starts the work, the
 * advertised wait, GETSTATUS until dfuDNLOAD-IDLE (AN3156, section 5). ROMs that finish within the
 * first GETSTATUS, as the STM32U5's does, are right too.
 */
public final class Download implements Machine<Download.End> {
  /** How a download ended well. */
  public enum End {
    /** The device waits for the next block. */
    READY,
    /** The device left the bus, which was expected of this operation. */
    VANISHED
  }

  /** What is expected of the device after the work. */
  public enum Expectation {
    /** It goes on answering. */
    STAYS,
    /** It may reset itself: option bytes, Read Unprotect (AN3156, sections 5.3 and 5.4). */
    MAY_VANISH
  }

  private final Operation operation;
  private final int wBlockNum;
  private final byte[] data;
  private final Expectation expectation;
  private final BusyWait busy;
  private int stallsLeft;
  private Step step = Step.DNLOAD;
  private Optional<TransportException> refusal = Optional.empty();
  private boolean started;

  private enum Step {
    DNLOAD,
    GETSTATUS,
    WAIT,
    /** GETSTATUS after a stalled DNLOAD: a stall is a prompt to ask why (DFU 1.1, section 6.1). */
    EXPLAIN
  }

  /**
   * Prepares one download.
   *
   * @param operation for messages
   * @param wBlockNum 0 for a DfuSe command, 2 and more for DfuSe data; without addresses from 0 on,
   *     and 0 again after 0xFFFF
   * @param data of the block
   * @param limit of this kind of operation
   * @param pace of this kind of operation on this device
   * @param stallsWhileBusy how many stalled GETSTATUS mean "still busy", as on STM32L4 ROMs
   * @param expectation whether the device stays
   */
  public Download(
      Operation operation,
      int wBlockNum,
      byte[] data,
      OperationLimit limit,
      Pace pace,
      int stallsWhileBusy,
      Expectation expectation) {
    this.operation = operation;
    this.wBlockNum = wBlockNum;
    this.data = data;
    this.expectation = expectation;
    this.busy = new BusyWait(operation.name(), limit, pace);
    this.stallsLeft = stallsWhileBusy;
  }

  @Override
  public Action<End> start() {
    return new Action.Out<>(DfuRequest.DNLOAD, wBlockNum, data);
  }

  @Override
  public Action<End> next(Answer answer) throws DfuException {
    if (answer instanceof Answer.Failed failed) {
      return afterFailure(failed.cause());
    }
    if (answer instanceof Answer.Received received) {
      return afterStatus(StatusReply.parse(received.data()));
    }
    step = Step.GETSTATUS;
    return getStatus();
  }

  private Action<End> afterStatus(StatusReply reply) throws DfuException {
    boolean failed = reply.bState() == DfuState.DFU_ERROR || reply.bStatus() != DfuStatus.OK;
    if (refusal.isPresent()) {
      throw failed
          ? operation.failed(reply, refusal.get())
          : new ProtocolException(
              operation + ": the device stalled the block and is in " + reply,
              Hint.RUN_AGAIN,
              refusal.get());
    }
    if (failed) {
      throw operation.failed(reply);
    }
    started = true;
    return switch (reply.bState()) {
      case DFU_DNLOAD_IDLE -> {
        busy.done();
        yield new Action.Done<>(End.READY);
      }
      case DFU_DNBUSY, DFU_DNLOAD_SYNC -> {
        step = Step.WAIT;
        yield busy.wait(reply.bwPollTimeout());
      }
      default ->
          throw new ProtocolException(
              operation + ": expected dfuDNBUSY or dfuDNLOAD-IDLE, the device is in " + reply,
              Hint.RUN_AGAIN);
    };
  }

  private Action<End> afterFailure(TransportException cause) throws DfuException {
    boolean stalled = cause.kind() == TransportException.Kind.STALL;
    if (step == Step.DNLOAD && stalled) {
      refusal = Optional.of(cause);
      step = Step.EXPLAIN;
      return getStatus();
    }
    if (step == Step.GETSTATUS && expectation == Expectation.MAY_VANISH) {
      return new Action.Done<>(End.VANISHED);
    }
    if (step == Step.GETSTATUS && stalled && started && stallsLeft > 0) {
      stallsLeft--;
      step = Step.WAIT;
      return busy.again();
    }
    busy.refused();
    throw cause;
  }

  private static Action<End> getStatus() {
    return new Action.In<>(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH);
  }
}
