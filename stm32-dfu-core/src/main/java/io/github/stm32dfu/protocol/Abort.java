package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.TransportException;

/** ABORT: from dfuDNLOAD-IDLE and dfuUPLOAD-IDLE back to dfuIDLE (DFU 1.1, section 6.1.6). */
public final class Abort implements Machine<DfuState> {
  @Override
  public Action<DfuState> start() {
    return new Action.Out<>(DfuRequest.ABORT, 0, new byte[0]);
  }

  @Override
  public Action<DfuState> next(Answer answer) throws TransportException {
    if (answer instanceof Answer.Failed failed) {
      throw failed.cause();
    }
    return new Action.Done<>(DfuState.DFU_IDLE);
  }
}
