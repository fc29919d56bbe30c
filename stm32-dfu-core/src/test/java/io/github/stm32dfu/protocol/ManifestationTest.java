package io.github.stm32dfu.protocol;

import static io.github.stm32dfu.error.TransportException.Kind.DISCONNECTED;
import static io.github.stm32dfu.error.TransportException.Kind.STALL;
import static io.github.stm32dfu.error.TransportException.Kind.TIMEOUT;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNLOAD_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_ERROR;
import static io.github.stm32dfu.protocol.DfuState.DFU_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST_SYNC;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST_WAIT_RESET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.Manifestation.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestationTest {
  private static final OperationLimit LIMIT = new OperationLimit(500, 2_000);

  private final Script script = new Script();

  @Test
  void followsATolerantDeviceBackToDfuIdle() throws Exception {
    script.sent().status(DFU_MANIFEST_SYNC, DfuStatus.OK, 5);
    script.status(DFU_MANIFEST, DfuStatus.OK, 70).ok(DFU_IDLE);

    assertThat(script.run(end(Tolerance.TOLERANT))).isEqualTo(ManifestationOutcome.READY);
    assertThat(script.actions())
        .containsExactly(
            "DNLOAD 7 len 0", "GETSTATUS", "wait 5", "GETSTATUS", "wait 70", "GETSTATUS");
  }

  /** Such a device must not be asked anything in dfuMANIFEST (DFU 1.1, appendix A.2.8). */
  @Test
  void asksNothingMoreOfADeviceThatNeedsAReset() throws Exception {
    script.sent().status(DFU_MANIFEST, DfuStatus.OK, 70);

    assertThat(script.run(end(Tolerance.NEEDS_RESET))).isEqualTo(ManifestationOutcome.AWAITS_RESET);
    assertThat(script.actions()).containsExactly("DNLOAD 7 len 0", "GETSTATUS", "wait 70");
  }

  @ParameterizedTest
  @EnumSource
  void believesADeviceThatSaysThatItAwaitsAReset(Tolerance tolerance) throws Exception {
    script.sent().ok(DFU_MANIFEST_WAIT_RESET);

    assertThat(script.run(end(tolerance))).isEqualTo(ManifestationOutcome.AWAITS_RESET);
  }

  @ParameterizedTest
  @EnumSource
  void takesADeviceThatLeftForGone(Tolerance tolerance) throws Exception {
    script.sent().fails(DISCONNECTED);

    assertThat(script.run(end(tolerance))).isEqualTo(ManifestationOutcome.VANISHED);
  }

  @Test
  void aLostAnswerIsNoFailureOnlyWhereNoneIsNeeded() throws Exception {
    script.sent().fails(TIMEOUT);
    assertThat(script.run(end(Tolerance.NEEDS_RESET))).isEqualTo(ManifestationOutcome.VANISHED);

    script.sent().fails(TIMEOUT);
    assertThatThrownBy(() -> script.run(end(Tolerance.TOLERANT)))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void failsWhereTheEndOfTheDownloadIsLost() {
    script.fails(DISCONNECTED);

    assertThatThrownBy(() -> script.run(end(Tolerance.NEEDS_RESET)))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void asksWhyTheEndWasStalled() {
    script.fails(STALL).status(DFU_ERROR, DfuStatus.ERR_NOTDONE, 0);
    assertThatThrownBy(() -> script.run(end(Tolerance.TOLERANT)))
        .isInstanceOf(DeviceStatusException.class)
        .hasMessageContaining("errNOTDONE");

    script.fails(STALL).ok(DFU_DNLOAD_IDLE);
    assertThatThrownBy(() -> script.run(end(Tolerance.TOLERANT)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("dfuDNLOAD-IDLE");
  }

  @Test
  void saysThatTheVendorRefusesTheFile() {
    script.sent().ok(DFU_MANIFEST).status(DFU_ERROR, DfuStatus.ERR_FILE, 0);

    assertThatThrownBy(() -> script.run(end(Tolerance.TOLERANT)))
        .isInstanceOfSatisfying(
            DeviceStatusException.class,
            failure -> assertThat(failure.hint()).isEqualTo(Hint.CHECK_FILE))
        .hasMessageContaining("fails the vendor's test");
  }

  @Test
  void endsAnEndlessManifestation() {
    script.sent();
    for (int i = 0; i < 10; i++) {
      script.status(DFU_MANIFEST, DfuStatus.OK, 400);
    }

    assertThatThrownBy(() -> script.run(end(Tolerance.TOLERANT)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("still busy after 2000 ms");
  }

  private static Manifestation end(Tolerance tolerance) {
    return new Manifestation(7, tolerance, LIMIT);
  }
}
