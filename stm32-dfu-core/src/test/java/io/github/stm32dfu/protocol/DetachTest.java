package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.Detach.Next;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DetachTest {
  private static final FunctionalDescriptor BY_RESET = new FunctionalDescriptor(7, 255, 64, 0x110);
  private static final FunctionalDescriptor BY_ITSELF =
      new FunctionalDescriptor(15, 255, 64, 0x110);

  private final Script script = new Script();

  @Test
  void leavesTheDeviceTheTimeThatItNames() throws Exception {
    script.sent();

    assertThat(script.run(new Detach(BY_RESET))).isEqualTo(Next.RESET_PORT);
    assertThat(script.actions()).containsExactly("DETACH 255 len 0");
  }

  @Test
  void waitsForADeviceThatDetachesByItself() throws Exception {
    script.sent();

    assertThat(script.run(new Detach(BY_ITSELF))).isEqualTo(Next.AWAIT_DEVICE);
  }

  @ParameterizedTest
  @CsvSource({
    "DISCONNECTED, AWAIT_DEVICE, AWAIT_DEVICE",
    "TIMEOUT, AWAIT_DEVICE, RESET_PORT",
    "IO, AWAIT_DEVICE, RESET_PORT"
  })
  void aLostAnswerIsNoFailure(TransportException.Kind kind, Next byItself, Next byReset)
      throws Exception {
    script.fails(kind);
    assertThat(script.run(new Detach(BY_ITSELF))).isEqualTo(byItself);

    script.fails(kind);
    assertThat(script.run(new Detach(BY_RESET))).isEqualTo(byReset);
  }

  @ParameterizedTest
  @EnumSource(names = {"STALL", "ACCESS_DENIED", "BUSY", "UNSUPPORTED"})
  void aRefusalIs(TransportException.Kind kind) {
    script.fails(kind);

    assertThatThrownBy(() -> script.run(new Detach(BY_ITSELF)))
        .isInstanceOf(TransportException.class);
  }
}
