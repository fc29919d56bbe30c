package io.github.stm32dfu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateRepairTest {
  private static final OperationLimit LIMIT = new OperationLimit(500, 2_000);

  private final Script script = new Script();

  @ParameterizedTest
  @CsvSource({
    "DFU_ERROR, CLRSTATUS",
    "DFU_DNLOAD_SYNC, ABORT",
    "DFU_DNLOAD_IDLE, ABORT",
    "DFU_MANIFEST_SYNC, ABORT",
    "DFU_UPLOAD_IDLE, ABORT"
  })
  void leavesEachStateByItsOwnRequest(DfuState left, DfuRequest remedy) throws Exception {
    script.ok(left).sent().ok(DfuState.DFU_IDLE);

    assertThat(script.run(new StateRepair(LIMIT))).isEqualTo(DfuState.DFU_IDLE);
    assertThat(script.actions()).containsExactly("GETSTATUS", remedy + " 0 len 0", "GETSTATUS");
  }

  @Test
  void sendsNothingToADeviceThatIsIdle() throws Exception {
    script.ok(DfuState.DFU_IDLE);

    script.run(new StateRepair(LIMIT));

    assertThat(script.actions()).containsExactly("GETSTATUS");
  }

  @Test
  void waitsForABusyDevice() throws Exception {
    script.status(DfuState.DFU_DNBUSY, DfuStatus.OK, 100).ok(DfuState.DFU_DNLOAD_IDLE).sent();
    script.ok(DfuState.DFU_IDLE);

    script.run(new StateRepair(LIMIT));

    assertThat(script.actions())
        .containsExactly("GETSTATUS", "wait 100", "GETSTATUS", "ABORT 0 len 0", "GETSTATUS");
  }

  @Test
  void goesOnAfterAStall() throws Exception {
    script.fails(TransportException.Kind.STALL).ok(DfuState.DFU_ERROR);
    script.fails(TransportException.Kind.STALL).ok(DfuState.DFU_IDLE);

    assertThat(script.run(new StateRepair(LIMIT))).isEqualTo(DfuState.DFU_IDLE);
  }

  @Test
  void givesUpOnAnErrorThatStays() {
    for (int i = 0; i < 40; i++) {
      script.ok(DfuState.DFU_ERROR).sent();
    }

    assertThatThrownBy(() -> script.run(new StateRepair(LIMIT)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("after 20 attempts");
  }

  @ParameterizedTest
  @EnumSource(names = {"APP_IDLE", "APP_DETACH", "DFU_MANIFEST_WAIT_RESET"})
  void saysWhichStatesCannotBeLeft(DfuState stuck) {
    script.ok(stuck);

    assertThatThrownBy(() -> script.run(new StateRepair(LIMIT)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(stuck.toString());
  }
}
