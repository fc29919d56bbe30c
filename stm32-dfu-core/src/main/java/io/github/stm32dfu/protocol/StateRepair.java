package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;

/**
 * From whatever state a device was left in to dfuIDLE. CLRSTATUS is sent in dfuERROR only, since ST
 * devices take it for an error elsewhere; ABORT in the idle-like states only. ST ROMs are often in
 * dfuERROR with errFIRMWARE at first contact, which is no trouble at all.
 */
public final class StateRepair implements Machine<DfuState> {
  private static final int MOST_ROUNDS = 20;

  private final BusyWait busy;
  private int rounds;
  private boolean asked;

  /**
   * Prepares one repair.
   *
   * @param limit of the waits for a busy device
   */
  public StateRepair(OperationLimit limit) {
    this.busy = new BusyWait("Repair", limit);
  }

  @Override
  public Action<DfuState> start() {
    return getStatus();
  }

  @Override
  public Action<DfuState> next(Answer answer) throws DfuException {
    if (answer instanceof Answer.Failed failed
        && (failed.cause().kind() != TransportException.Kind.STALL || ++rounds > MOST_ROUNDS)) {
      throw failed.cause();
    }
    if (asked && answer instanceof Answer.Received received) {
      return afterStatus(StatusReply.parse(received.data()));
    }
    return getStatus();
  }

  private Action<DfuState> afterStatus(StatusReply reply) throws DfuException {
    return switch (reply.bState()) {
      case DFU_IDLE -> new Action.Done<>(DfuState.DFU_IDLE);
      case DFU_ERROR -> request(DfuRequest.CLRSTATUS, reply);
      case DFU_DNLOAD_SYNC, DFU_DNLOAD_IDLE, DFU_MANIFEST_SYNC, DFU_UPLOAD_IDLE ->
          request(DfuRequest.ABORT, reply);
      case DFU_DNBUSY, DFU_MANIFEST -> {
        asked = false;
        yield busy.wait(reply.bwPollTimeout());
      }
      default ->
          throw new ProtocolException(
              "The device cannot be brought to dfuIDLE from " + reply, Hint.REPLUG);
    };
  }

  private Action<DfuState> request(DfuRequest request, StatusReply reply) throws ProtocolException {
    if (++rounds > MOST_ROUNDS) {
      throw new ProtocolException(
          "The device stays in " + reply + " after " + MOST_ROUNDS + " attempts", Hint.REPLUG);
    }
    asked = false;
    return new Action.Out<>(request, 0, new byte[0]);
  }

  private Action<DfuState> getStatus() {
    asked = true;
    return new Action.In<>(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH);
  }
}
