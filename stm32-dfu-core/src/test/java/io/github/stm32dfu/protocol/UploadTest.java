package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.TransportException;
import org.junit.jupiter.api.Test;

class UploadTest {
  private final Script script = new Script();
  private final Upload upload = new Upload(Operation.dfuSe("Read at 0x08000000"), 2, 2048);

  @Test
  void costsOneTransfer() throws Exception {
    script.data(2048);

    assertThat(script.run(upload)).hasSize(2048);
    assertThat(script.actions()).containsExactly("UPLOAD");
  }

  @Test
  void asksWhyItWasStalled() {
    script.fails(TransportException.Kind.STALL);
    script.status(DfuState.DFU_ERROR, DfuStatus.ERR_VENDOR, 0);

    assertThatThrownBy(() -> script.run(upload))
        .isInstanceOf(DeviceStatusException.class)
        .hasMessageContaining("read protection is active");
  }

  @Test
  void keepsTheStallWhereTheDeviceHasNoReason() {
    script.fails(TransportException.Kind.STALL).ok(DfuState.DFU_IDLE);

    assertThatThrownBy(() -> script.run(upload))
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.STALL));
  }
}
