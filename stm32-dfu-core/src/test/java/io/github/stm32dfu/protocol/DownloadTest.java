package io.github.stm32dfu.protocol;

import static io.github.stm32dfu.error.TransportException.Kind.DISCONNECTED;
import static io.github.stm32dfu.error.TransportException.Kind.STALL;
import static io.github.stm32dfu.error.TransportException.Kind.TIMEOUT;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNBUSY;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNLOAD_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_ERROR;
import static io.github.stm32dfu.protocol.DfuState.DFU_IDLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.Download.End;
import io.github.stm32dfu.protocol.Download.Expectation;
import org.junit.jupiter.api.Test;

class DownloadTest {
  private static final OperationLimit LIMIT = new OperationLimit(500, 2_000);

  private final Script script = new Script();

  @Test
  void waitsAsLongAsTheDeviceAsks() throws Exception {
    script.sent().status(DFU_DNBUSY, DfuStatus.OK, 104).ok(DFU_DNLOAD_IDLE);

    assertThat(script.run(write(Expectation.STAYS))).isEqualTo(End.READY);
    assertThat(script.actions())
        .containsExactly("DNLOAD 2 len 8", "GETSTATUS", "wait 104", "GETSTATUS");
  }

  @Test
  void acceptsRomsThatFinishWithinTheFirstGetstatus() throws Exception {
    script.sent().ok(DFU_DNLOAD_IDLE);

    assertThat(script.run(write(Expectation.STAYS))).isEqualTo(End.READY);
    assertThat(script.actions()).containsExactly("DNLOAD 2 len 8", "GETSTATUS");
  }

  @Test
  void clampsAnAbsurdPollTimeout() throws Exception {
    script.sent().status(DFU_DNBUSY, DfuStatus.OK, 0xFFFFFF).ok(DFU_DNLOAD_IDLE);

    script.run(write(Expectation.STAYS));

    assertThat(script.actions()).contains("wait 500");
  }

  @Test
  void endsAnEndlessBusy() {
    script.sent();
    for (int i = 0; i < 10; i++) {
      script.status(DFU_DNBUSY, DfuStatus.OK, 400);
    }

    assertThatThrownBy(() -> script.run(write(Expectation.STAYS)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("still busy after 2000 ms");
  }

  @Test
  void saysThatReadProtectionIsActive() {
    script.sent().ok(DFU_DNBUSY).status(DFU_ERROR, DfuStatus.ERR_VENDOR, 0);

    assertThatThrownBy(() -> script.run(write(Expectation.STAYS)))
        .isInstanceOfSatisfying(
            DeviceStatusException.class,
            failure -> {
              assertThat(failure.bStatus()).isEqualTo(0x0B);
              assertThat(failure.hint()).isEqualTo(Hint.READ_PROTECTED);
            })
        .hasMessageContaining("Write at 0x08000000")
        .hasMessageContaining("errVENDOR");
  }

  @Test
  void asksWhyABlockWasStalled() {
    script.fails(STALL).status(DFU_ERROR, DfuStatus.ERR_TARGET, 0);

    assertThatThrownBy(() -> script.run(write(Expectation.STAYS)))
        .isInstanceOf(DeviceStatusException.class)
        .hasMessageContaining("errTARGET");
  }

  @Test
  void takesAStalledGetstatusForBusyAFewTimes() throws Exception {
    script.sent().status(DFU_DNBUSY, DfuStatus.OK, 21).fails(STALL).fails(STALL).fails(STALL);
    script.ok(DFU_DNLOAD_IDLE);

    script.run(write(Expectation.STAYS));

    assertThat(script.actions()).filteredOn("wait 21"::equals).hasSize(4);
  }

  @Test
  void givesUpOnAGetstatusThatKeepsStalling() {
    script.sent().status(DFU_DNBUSY, DfuStatus.OK, 21);
    script.fails(STALL).fails(STALL).fails(STALL).fails(STALL);

    assertThatThrownBy(() -> script.run(write(Expectation.STAYS)))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void takesAVanishedDeviceForSuccessOnlyWhereItIsExpected() throws Exception {
    script.sent().ok(DFU_DNBUSY).fails(DISCONNECTED);
    assertThat(script.run(write(Expectation.MAY_VANISH))).isEqualTo(End.VANISHED);

    script.sent().ok(DFU_DNBUSY).fails(TIMEOUT);
    assertThatThrownBy(() -> script.run(write(Expectation.STAYS)))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void noticesADeviceThatHasForgottenTheDownload() {
    script.sent().ok(DFU_IDLE);

    assertThatThrownBy(() -> script.run(write(Expectation.STAYS)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("dfuIDLE");
  }

  private static Download write(Expectation expectation) {
    return new Download(
        Operation.dfuSe("Write at 0x08000000"),
        2,
        new byte[8],
        LIMIT,
        Pace.advertised(),
        3,
        expectation);
  }
}
