package io.github.stm32dfu.simulator;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.util.Arrays;
import java.util.Optional;

/** Changes answers on their way to the host. */
final class Tampering {
  private static final int POLL = 1;
  private static final int STATE = 4;

  private int stuckPolls;
  private long stuckAttachment;

  ControlReply altered(
      long attachment, SetupPacket setup, ControlReply answer, Optional<Fault> fault) {
    if (fault.isPresent() && fault.get() instanceof Fault.LostAnswer) {
      return new ControlReply.NoAnswer();
    }
    if (!(answer instanceof ControlReply.Data data)) {
      return answer;
    }
    byte[] bytes = data.bytes().clone();
    boolean status = setup.dfuRequest().filter(DfuRequest.GETSTATUS::equals).isPresent();
    boolean state = setup.dfuRequest().filter(DfuRequest.GETSTATE::equals).isPresent();
    if (fault.isPresent() && fault.get() instanceof Fault.StuckBusy stuck) {
      stuckPolls = stuck.polls();
      stuckAttachment = attachment;
    }
    if (status && stuckPolls > 0 && stuckAttachment == attachment) {
      stuckPolls--;
      stick(bytes);
    }
    if (status && fault.isPresent() && fault.get() instanceof Fault.WrongPollTimeout wrong) {
      putPoll(bytes, wrong.bwPollTimeout());
    }
    if (fault.isPresent() && fault.get() instanceof Fault.WrongState wrong && (status || state)) {
      bytes[status ? STATE : 0] = (byte) wrong.bState().code();
    }
    if (fault.isPresent() && fault.get() instanceof Fault.ShortAnswer cut) {
      bytes = Arrays.copyOf(bytes, Math.min(bytes.length, cut.length()));
    }
    return new ControlReply.Data(bytes);
  }

  private static void stick(byte[] status) {
    status[STATE] = (byte) DfuState.DFU_DNBUSY.code();
    if (status[POLL] == 0 && status[POLL + 1] == 0 && status[POLL + 2] == 0) {
      putPoll(status, 1);
    }
  }

  private static void putPoll(byte[] status, int millis) {
    status[POLL] = (byte) millis;
    status[POLL + 1] = (byte) (millis >> 8);
    status[POLL + 2] = (byte) (millis >> 16);
  }
}
