package io.github.stm32dfu.simulator.usb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.usb.Transfer.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupPacketTest {
  @Test
  void dfuRequestsAreToldFromOthers() {
    for (DfuRequest request : DfuRequest.values()) {
      SetupPacket setup = SetupPacket.of(request, 7, 9);
      assertThat(setup.dfuRequest()).hasValue(request);
      assertThat(setup.toString()).isEqualTo(request + " wValue 7 wLength 9");
      assertThat(setup.toHost()).isEqualTo(request.bmRequestType() == 0xA1);
    }
    assertThat(SetupPacket.setInterface(1).dfuRequest()).isEmpty();
    assertThat(SetupPacket.setInterface(1).toString())
        .isEqualTo("SET_INTERFACE wValue 1 wLength 0");
    assertThat(new SetupPacket(0x80, 6, 0x100, 0, 18).toString())
        .isEqualTo("request 80/06 wValue 256 wLength 18");
  }

  @Test
  void theLogKeepsTheLatestAndCountsAll() {
    TransferLog log = new TransferLog();
    SetupPacket setup = SetupPacket.of(DfuRequest.ABORT, 0, 0);
    for (int i = 0; i < TransferLog.KEPT + 3; i++) {
      log.add(
          Duration.ZERO,
          Duration.ZERO,
          setup,
          new byte[0],
          new ControlReply.Acknowledged(),
          Optional.empty());
    }
    assertThat(log.count()).isEqualTo(TransferLog.KEPT + 3);
    assertThat(log.transfers()).hasSize(TransferLog.KEPT);
    assertThat(log.transfers().get(0).number()).isEqualTo(3);
  }

  @Test
  void everyReplyHasItsOutcome() {
    assertThat(outcome(new ControlReply.Acknowledged())).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(outcome(new ControlReply.Data(new byte[1]))).isEqualTo(Outcome.ANSWERED);
    assertThat(outcome(new ControlReply.Stalled())).isEqualTo(Outcome.STALLED);
    assertThat(outcome(new ControlReply.NoAnswer())).isEqualTo(Outcome.NO_ANSWER);
    assertThat(outcome(new ControlReply.Gone())).isEqualTo(Outcome.GONE);
  }

  private static Outcome outcome(ControlReply reply) {
    TransferLog log = new TransferLog();
    SetupPacket setup = SetupPacket.of(DfuRequest.GETSTATE, 0, 1);
    log.add(Duration.ZERO, Duration.ZERO, setup, new byte[0], reply, Optional.empty());
    return log.transfers().get(0).outcome();
  }
}
