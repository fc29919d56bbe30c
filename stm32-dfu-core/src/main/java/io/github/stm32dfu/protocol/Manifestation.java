package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;

/**
 * The end of a download to a device without addresses: a zero-length DNLOAD, and the wait until the
 * new firmware is in place (DFU 1.1, section 7 and appendix A.2.7). A device that is not
 * manifestation tolerant must not be asked anything while it manifests, nor afterwards.
 */
public final class Manifestation implements Machine<ManifestationOutcome> {
  private static final Operation OPERATION = Operation.plain("Manifestation");

  /** What a device does after manifestation: bitManifestationTolerant. */
  public enum Tolerance {
    /** It goes on answering. */
    TOLERANT,
    /** It waits for a bus reset, or resets itself. */
    NEEDS_RESET
  }

  private final int wBlockNum;
  private final Tolerance tolerance;
  private final BusyWait busy;
  private Step step = Step.DNLOAD;

  private enum Step {
    DNLOAD,
    GETSTATUS,
    /** GETSTATUS after a stalled DNLOAD: a stall is a prompt to ask why (DFU 1.1, section 6.1). */
    EXPLAIN,
    WAIT,
    /** The wait after which a device that needs a reset is done. */
    LAST_WAIT
  }

  /**
   * Prepares the end of one download.
   *
   * @param wBlockNum the number after the last block's
   * @param tolerance as the functional descriptor has it
   * @param limit of the manifestation
   */
  public Manifestation(int wBlockNum, Tolerance tolerance, OperationLimit limit) {
    this.wBlockNum = wBlockNum;
    this.tolerance = tolerance;
    this.busy = new BusyWait(OPERATION.name(), limit);
  }

  @Override
  public Action<ManifestationOutcome> start() {
    return new Action.Out<>(DfuRequest.DNLOAD, wBlockNum, new byte[0]);
  }

  @Override
  public Action<ManifestationOutcome> next(Answer answer) throws DfuException {
    if (answer instanceof Answer.Failed failed) {
      return afterFailure(failed.cause());
    }
    if (answer instanceof Answer.Received received) {
      return afterStatus(StatusReply.parse(received.data()));
    }
    return step == Step.LAST_WAIT
        ? new Action.Done<>(ManifestationOutcome.AWAITS_RESET)
        : getStatus(Step.GETSTATUS);
  }

  private Action<ManifestationOutcome> afterStatus(StatusReply reply) throws DfuException {
    if (reply.bState() == DfuState.DFU_ERROR || reply.bStatus() != DfuStatus.OK) {
      throw OPERATION.failed(reply);
    }
    if (step == Step.EXPLAIN) {
      throw new ProtocolException(
          OPERATION + ": the device stalled the end of the download and is in " + reply,
          Hint.RUN_AGAIN);
    }
    return switch (reply.bState()) {
      case DFU_IDLE -> new Action.Done<>(ManifestationOutcome.READY);
      case DFU_MANIFEST_WAIT_RESET -> new Action.Done<>(ManifestationOutcome.AWAITS_RESET);
      case DFU_MANIFEST_SYNC -> {
        step = Step.WAIT;
        yield busy.wait(reply.bwPollTimeout());
      }
      case DFU_MANIFEST -> {
        step = tolerance == Tolerance.TOLERANT ? Step.WAIT : Step.LAST_WAIT;
        yield busy.wait(reply.bwPollTimeout());
      }
      default ->
          throw new ProtocolException(
              OPERATION + ": expected dfuMANIFEST, the device is in " + reply, Hint.RUN_AGAIN);
    };
  }

  /** Many devices restart at once, some of them although they call themselves tolerant. */
  private Action<ManifestationOutcome> afterFailure(TransportException cause)
      throws TransportException {
    boolean commanded = step == Step.GETSTATUS;
    boolean left = cause.kind() == TransportException.Kind.DISCONNECTED;
    if (commanded && (left || tolerance == Tolerance.NEEDS_RESET)) {
      return new Action.Done<>(ManifestationOutcome.VANISHED);
    }
    if (step == Step.DNLOAD && cause.kind() == TransportException.Kind.STALL) {
      return getStatus(Step.EXPLAIN);
    }
    throw cause;
  }

  private Action<ManifestationOutcome> getStatus(Step next) {
    step = next;
    return new Action.In<>(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH);
  }
}
