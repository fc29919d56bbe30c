package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import java.util.Optional;

/** One block from the device: UPLOAD, and GETSTATUS only to learn why it was stalled. */
public final class Upload implements Machine<byte[]> {
  private final Operation operation;
  private final int wBlockNum;
  private final int wLength;
  private Optional<TransportException> stall = Optional.empty();

  /**
   * Prepares one upload.
   *
   * @param operation for messages
   * @param wBlockNum 2 and more for DfuSe data; without addresses from 0 on
   * @param wLength most bytes wanted
   */
  public Upload(Operation operation, int wBlockNum, int wLength) {
    this.operation = operation;
    this.wBlockNum = wBlockNum;
    this.wLength = wLength;
  }

  @Override
  public Action<byte[]> start() {
    return new Action.In<>(DfuRequest.UPLOAD, wBlockNum, wLength);
  }

  @Override
  public Action<byte[]> next(Answer answer) throws DfuException {
    if (stall.isPresent()) {
      throw explained(stall.get(), answer);
    }
    if (answer instanceof Answer.Failed failed) {
      if (failed.cause().kind() != TransportException.Kind.STALL) {
        throw failed.cause();
      }
      stall = Optional.of(failed.cause());
      return new Action.In<>(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH);
    }
    if (answer instanceof Answer.Received received) {
      return new Action.Done<>(received.data());
    }
    throw new IllegalStateException("UPLOAD was not answered with data");
  }

  private DfuException explained(TransportException stalled, Answer answer) throws DfuException {
    if (answer instanceof Answer.Received received) {
      StatusReply reply = StatusReply.parse(received.data());
      if (reply.bState() == DfuState.DFU_ERROR) {
        return operation.failed(reply, stalled);
      }
    }
    return stalled;
  }
}
