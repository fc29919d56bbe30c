package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeaveTest {
  private final Script script = new Script();

  @Test
  void isConfirmedByDfuManifest() throws Exception {
    script.sent().ok(DfuState.DFU_MANIFEST);

    assertThat(script.run(new Leave())).isEqualTo(LeaveOutcome.CONFIRMED);
    assertThat(script.actions()).containsExactly("DNLOAD 0 len 0", "GETSTATUS");
  }

  @ParameterizedTest
  @EnumSource(names = {"STALL", "TIMEOUT"})
  void asksOnceMoreWhereTheDeviceMayNotHaveSeenTheQuestion(TransportException.Kind kind)
      throws Exception {
    script.sent().fails(kind).ok(DfuState.DFU_MANIFEST);
    assertThat(script.run(new Leave())).isEqualTo(LeaveOutcome.CONFIRMED);

    script.sent().fails(kind).fails(kind);
    assertThat(script.run(new Leave())).isEqualTo(LeaveOutcome.UNCONFIRMED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DISCONNECTED", "IO"})
  void doesNotFailForALostLastAnswer(TransportException.Kind kind) throws Exception {
    script.sent().fails(kind);

    assertThat(script.run(new Leave())).isEqualTo(LeaveOutcome.UNCONFIRMED);
  }

  @Test
  void failsWhereTheCommandItselfIsLost() {
    script.fails(TransportException.Kind.DISCONNECTED);

    assertThatThrownBy(() -> script.run(new Leave())).isInstanceOf(TransportException.class);
  }

  @Test
  void failsWhereTheDeviceSaysSo() {
    script.sent().status(DfuState.DFU_ERROR, DfuStatus.ERR_STALLEDPKT, 0);
    assertThatThrownBy(() -> script.run(new Leave())).isInstanceOf(DeviceStatusException.class);

    script.sent().ok(DfuState.DFU_IDLE);
    assertThatThrownBy(() -> script.run(new Leave())).isInstanceOf(ProtocolException.class);
  }
}
