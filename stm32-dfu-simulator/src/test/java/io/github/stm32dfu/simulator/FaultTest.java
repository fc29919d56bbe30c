package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.Host.Status;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.reading.StateAtStart;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fault does what it says. */
class FaultTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);

  private SimulatedF373 board = tiny().build();
  private Host host;

  private static F373Builder tiny() {
    return SimulatedF373.strict().geometry(TINY).seed(3);
  }

  @BeforeEach
  void open() throws Exception {
    board = tiny().build();
    host = new Host(board);
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** The next transfer is hit, and the log says so. */
  private void inject(Fault fault) {
    board.faults(FaultPlan.none().atTransfer(board.transferLog().count(), fault));
  }

  private void assertInjected(Fault fault) {
    assertThat(board.transferLog().transfers())
        .filteredOn(transfer -> transfer.fault().isPresent())
        .singleElement()
        .satisfies(transfer -> assertThat(transfer.fault()).hasValue(fault))
        .satisfies(transfer -> assertThat(transfer.toString()).contains("injected"));
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  @Test
  void aStallChangesNothing() throws Exception {
    inject(new Fault.Stall());
    assertFails(Kind.STALL, () -> host.download(2, new byte[4]));
    assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
    assertInjected(new Fault.Stall());
  }

  @Test
  void aStallIntoErrorLeavesItsStatus() throws Exception {
    inject(new Fault.StallIntoError(DfuStatus.ERR_VENDOR));
    assertFails(Kind.STALL, () -> host.upload(2, 4));
    assertThat(host.status()).isEqualTo(new Status(0x0B, 0, DfuState.DFU_ERROR));
    host.clearStatus();
    assertThat(host.upload(2, 4)).hasSize(4);
  }

  @Test
  void aLostRequestNeverReachesTheDevice() throws Exception {
    inject(new Fault.LostRequest());
    Duration before = board.clock().now();
    assertFails(Kind.TIMEOUT, () -> host.download(2, new byte[4]));
    assertThat(board.clock().now().minus(before)).isEqualTo(Host.TIMEOUT);
    assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
  }

  @Test
  void aLostAnswerLeavesTheDeviceOneStepAhead() throws Exception {
    inject(new Fault.LostAnswer());
    Duration before = board.clock().now();
    assertFails(Kind.TIMEOUT, () -> host.download(2, new byte[4]));
    assertThat(board.clock().now().minus(before)).isEqualTo(Host.TIMEOUT);
    assertThat(host.state()).isEqualTo(DfuState.DFU_DNLOAD_SYNC);
    assertThat(host.settled().bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
    // The host found out, and goes on with the next block: no gap.
    host.write(3, new byte[4]);
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void aBlockWhoseFateIsUnknownMayBeSentAgain() throws Exception {
    host.write(2, new byte[4]);
    inject(new Fault.LostRequest());
    assertFails(Kind.TIMEOUT, () -> host.download(3, new byte[4]));
    assertThat(host.state()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
    host.write(3, new byte[4]);
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void aShortAnswerIsCut() throws Exception {
    inject(new Fault.ShortAnswer(3));
    assertThat(host.upload(2, 16)).hasSize(3);
    assertThat(host.upload(3, 16)).hasSize(16);
  }

  @Test
  void aWrongPollTimeoutIsAllThatIsWrong() throws Exception {
    host.download(0, Host.command(0x41, Images.BASE));
    inject(new Fault.WrongPollTimeout(0x123456));
    assertThat(host.status()).isEqualTo(new Status(0, 0x123456, DfuState.DFU_DNBUSY));
    board.clock().sleep(Duration.ofMillis(0x123456));
    assertThat(host.status().bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void aHostThatTrustsAZeroPollTimeoutIsNotToBlame() throws Exception {
    host.download(0, Host.command(0x41, Images.BASE));
    inject(new Fault.WrongPollTimeout(0));
    host.status();
    assertThat(host.status().bState()).isEqualTo(DfuState.DFU_DNBUSY);
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void aWrongStateIsShownOnly() throws Exception {
    inject(new Fault.WrongState(DfuState.APP_IDLE));
    assertThat(host.status().bState()).isEqualTo(DfuState.APP_IDLE);
    inject(new Fault.WrongState(DfuState.DFU_ERROR));
    assertThat(host.state()).isEqualTo(DfuState.DFU_ERROR);
    assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
  }

  @Test
  void stuckBusyEndsAfterItsPolls() throws Exception {
    inject(new Fault.StuckBusy(3));
    for (int i = 0; i < 3; i++) {
      Status busy = host.status();
      assertThat(busy).isEqualTo(new Status(0, 1, DfuState.DFU_DNBUSY));
      board.clock().sleep(Duration.ofMillis(1));
    }
    assertThat(host.status().bState()).isEqualTo(DfuState.DFU_IDLE);
  }

  @Test
  void stuckBusyEndsWithThePower() throws Exception {
    inject(new Fault.StuckBusy(Integer.MAX_VALUE));
    assertThat(host.status().bState()).isEqualTo(DfuState.DFU_DNBUSY);
    board.powerOff();
    board.powerOn();
    try (Host again = new Host(board)) {
      assertThat(again.status().bState()).isEqualTo(DfuState.DFU_IDLE);
    }
  }

  @Test
  void longDownloadsAreLostOnSomeHosts() throws Exception {
    board.faults(FaultPlan.none().longestDownload(16));
    assertFails(Kind.TIMEOUT, () -> host.download(2, new byte[20]));
    host.download(2, new byte[16]);
    assertThat(host.settled().bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
    host.abort();
    assertThat(host.upload(2, 64)).hasSize(64);
  }

  @Test
  void theRomCanStartInError() throws Exception {
    SimulatedF373 old = tiny().reading(StateAtStart.DFU_ERROR).build();
    try (Host other = new Host(old)) {
      assertThat(other.status()).isEqualTo(new Status(0x0A, 0, DfuState.DFU_ERROR));
      other.clearStatus();
      assertThat(other.status()).isEqualTo(new Status(0, 0, DfuState.DFU_IDLE));
    }
  }

  @Test
  void aSerialCanBeTheSameEverywhere() throws Exception {
    SimulatedF373 other = tiny().serial(SerialForm.CONSTANT).build();
    assertThat(other.finder().list().get(0).serial().asText()).hasValue("FFFFFFFEFFFF");
  }

  @Test
  void plansAreValues() {
    FaultPlan none = FaultPlan.none();
    FaultPlan one = none.atTransfer(4, new Fault.Stall());
    FaultPlan two = one.atFlashPulse(9, CutPoint.DURING).returningAfter(Duration.ofMillis(5));
    assertThat(none.faultAt(4)).isEmpty();
    assertThat(one.faultAt(4)).hasValue(new Fault.Stall());
    assertThat(one.cutAt(9)).isEmpty();
    assertThat(two.faultAt(4)).hasValue(new Fault.Stall());
    assertThat(two.cutAt(9)).hasValue(CutPoint.DURING);
    FaultPlan three = two.atTransfer(5, new Fault.LostAnswer()).longestDownload(8);
    assertThat(three.longestDownload()).hasValue(8);
    assertThat(three.toString())
        .isEqualTo(
            "transfers {4=Stall[], 5=LostAnswer[]}, flash pulses {9=DURING}, DNLOAD up to 8, back after PT0.005S");
  }

  @Test
  void theLogCountsAndPrints() throws Exception {
    host.setAddress(Images.BASE);
    assertThat(board.transferLog().count()).isEqualTo(3);
    assertThat(board.transferLog().count(DfuRequest.GETSTATUS)).isEqualTo(2);
    assertThat(board.transferLog().toString())
        .isEqualTo(
            """
            #0 at 0.000 ms, DNLOAD wValue 0 wLength 5: ACKNOWLEDGED, 5 bytes 2100000008
            #1 at 1.004 ms, GETSTATUS wValue 0 wLength 6: ANSWERED, 6 bytes 000000000400
            #2 at 2.010 ms, GETSTATUS wValue 0 wLength 6: ANSWERED, 6 bytes 000000000500""");
  }
}
