package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.protocol.StatusReply;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The simulated device without addresses, spoken to by hand. */
class SimulatedDfu11Test {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final byte[] FIRMWARE = {1, 2, 3};
  private static final byte[] NOTHING = {};

  @Test
  void theFirstBlockEndsTheOldFirmware() throws Exception {
    SimulatedDfu11 device =
        SimulatedDfu11.builder().runs(FIRMWARE).detach(DetachForm.BY_ITSELF).build();
    try (DfuTransport application = open(device)) {
      application.controlOut(DfuRequest.DETACH, 1000, NOTHING, TIMEOUT);
    }
    try (DfuTransport bootloader = open(device)) {
      assertThat(device.firmware()).hasValue(FIRMWARE);
      bootloader.controlOut(DfuRequest.DNLOAD, 0, new byte[64], TIMEOUT);
      assertThat(device.firmware()).isEmpty();
    }
    device.unplug();
    assertThat(device.finder().list()).isEmpty();
    device.plug();

    assertThat(device.running()).isEmpty();
    try (DfuTransport bootloader = open(device)) {
      StatusReply status = status(bootloader);
      assertThat(bootloader.identity().mode()).isEqualTo(DfuIdentity.Mode.DFU);
      assertThat(status.bState()).isEqualTo(DfuState.DFU_ERROR);
      assertThat(status.bStatus()).isEqualTo(DfuStatus.ERR_FIRMWARE);
    }
    assertThat(device.violations()).isEmpty();
  }

  @Test
  void theApplicationWaitsForAPortResetAsLongAsItSays() throws Exception {
    for (int waited : new int[] {200, 400}) {
      SimulatedDfu11 device = SimulatedDfu11.builder().runs(FIRMWARE).detachTimeOut(300).build();
      try (DfuTransport application = open(device)) {
        application.controlOut(DfuRequest.DETACH, 1000, NOTHING, TIMEOUT);
        device.clock().sleep(Duration.ofMillis(waited));
        application.resetPort();
      }
      assertThat(device.running().isPresent()).isEqualTo(waited > 300);
      assertThat(device.violations()).isEmpty();
    }
  }

  @Test
  void notesWhatAHostMustNotDo() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().busy(1, 100).build();
    try (DfuTransport bootloader = open(device)) {
      bootloader.controlOut(DfuRequest.DNLOAD, 1, new byte[65], TIMEOUT);
      status(bootloader);
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> status(bootloader))
          .returns(Kind.STALL, TransportException::kind);
      assertThat(status(bootloader).bState()).isEqualTo(DfuState.DFU_ERROR);
    }
    assertThat(device.violations())
        .satisfiesExactly(
            gap -> assertThat(gap).contains("where wBlockNum 0 is next"),
            length -> assertThat(length).contains("wTransferSize is 64"),
            early -> assertThat(early).isEqualTo("GETSTATUS in dfuDNBUSY"));
  }

  @Test
  void onlyOneHoldsIt() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().build();
    DfuTransport first = open(device);
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> open(device).close())
        .returns(Kind.BUSY, TransportException::kind);
    first.close();
    open(device).close();
  }

  private static DfuTransport open(SimulatedDfu11 device) throws TransportException {
    return device.finder().open(device.finder().list().get(0));
  }

  private static StatusReply status(DfuTransport transport) throws Exception {
    return StatusReply.parse(
        transport.controlIn(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH, TIMEOUT));
  }
}
