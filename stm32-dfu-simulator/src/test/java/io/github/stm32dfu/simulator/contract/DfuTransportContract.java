package io.github.stm32dfu.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.protocol.StatusReply;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link DfuFinder} and {@link DfuTransport} does with one DfuSe device in dfuIDLE. */
public abstract class DfuTransportContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final byte[] NOTHING = {};

  /** {@return a finder on a bus with one DfuSe device, in dfuIDLE, with two alternate settings} */
  protected abstract DfuFinder finder() throws Exception;

  /** The device leaves the bus. */
  protected abstract void unplug() throws Exception;

  /** From now on the device takes requests and never answers. */
  protected abstract void silence() throws Exception;

  private DfuIdentity only(DfuFinder finder) throws Exception {
    assertThat(finder.list()).hasSize(1);
    return finder.list().get(0);
  }

  private DfuTransport open(DfuFinder finder) throws Exception {
    return finder.open(only(finder));
  }

  @Test
  void listsTheDeviceWithAllThatCanBeKnown() throws Exception {
    DfuIdentity device = only(finder());

    assertThat(device.idVendor()).isEqualTo(0x0483);
    assertThat(device.idProduct()).isEqualTo(0xDF11);
    assertThat(device.mode()).isEqualTo(DfuIdentity.Mode.DFU);
    assertThat(device.serial().asText()).isPresent();
    assertThat(device.portPath().text()).isPresent();
    assertThat(device.alternateSettings()).extracting("bAlternateSetting").containsExactly(0, 1);
    assertThat(device.alternateSettings())
        .allSatisfy(alternate -> assertThat(alternate.name().asText().orElse("")).startsWith("@"));
    FunctionalDescriptor functional = device.functionalDescriptor().orElseThrow();
    assertThat(functional.isDfuSe()).isTrue();
    assertThat(functional.canDownload()).isTrue();
    assertThat(functional.canUpload()).isTrue();
    assertThat(functional.wTransferSize()).isPositive();
  }

  @Test
  void listsAgainWithTheSameResult() throws Exception {
    DfuFinder finder = finder();
    assertThat(finder.list()).isEqualTo(finder.list());
  }

  @Test
  void anOpenTransportHasTheIdentityThatWasOpened() throws Exception {
    DfuFinder finder = finder();
    DfuIdentity device = only(finder);
    try (DfuTransport transport = finder.open(device)) {
      assertThat(transport.identity()).isEqualTo(device);
    }
  }

  @Test
  void carriesDataInBothDirections() throws Exception {
    try (DfuTransport transport = open(finder())) {
      byte[] setAddress = {0x21, 0, 0, 0, 0x08};
      transport.controlOut(DfuRequest.DNLOAD, 0, setAddress, TIMEOUT);
      assertThat(state(transport)).isEqualTo(DfuState.DFU_DNLOAD_SYNC);
      assertThat(status(transport).bState()).isEqualTo(DfuState.DFU_DNBUSY);
      transport.controlOut(DfuRequest.ABORT, 0, NOTHING, TIMEOUT);
    }
  }

  @Test
  void givesAsManyBytesAsTheDeviceSent() throws Exception {
    try (DfuTransport transport = open(finder())) {
      // Get has four commands, however many bytes are wanted (AN3156, section 6).
      assertThat(transport.controlIn(DfuRequest.UPLOAD, 0, 64, TIMEOUT)).hasSize(4);
      transport.controlOut(DfuRequest.ABORT, 0, NOTHING, TIMEOUT);
      assertThat(transport.controlIn(DfuRequest.UPLOAD, 0, 3, TIMEOUT)).hasSize(3);
    }
  }

  @Test
  void aStallIsToldApartAndTheTransportGoesOn() throws Exception {
    try (DfuTransport transport = open(finder())) {
      assertFails(Kind.STALL, () -> transport.controlIn(DfuRequest.UPLOAD, 1, 64, TIMEOUT));
      assertThat(status(transport).bState()).isIn(DfuState.DFU_ERROR, DfuState.DFU_IDLE);
    }
  }

  @Test
  void aSilentDeviceIsATimeout() throws Exception {
    try (DfuTransport transport = open(finder())) {
      silence();
      assertFails(
          Kind.TIMEOUT,
          () -> transport.controlIn(DfuRequest.GETSTATUS, 0, 6, Duration.ofMillis(50)));
    }
  }

  @Test
  void aDeviceThatLeftIsDisconnectedAndNotListed() throws Exception {
    DfuFinder finder = finder();
    DfuIdentity device = only(finder);
    try (DfuTransport transport = finder.open(device)) {
      unplug();
      assertFails(Kind.DISCONNECTED, () -> status(transport));
      assertFails(Kind.DISCONNECTED, () -> transport.selectAlternateSetting(0));
    }
    assertThat(finder.list()).isEmpty();
    assertFails(Kind.DISCONNECTED, () -> finder.open(device).close());
  }

  @Test
  void selectsTheAlternateSettingsThatThereAre() throws Exception {
    try (DfuTransport transport = open(finder())) {
      transport.selectAlternateSetting(1);
      transport.selectAlternateSetting(0);
      assertThat(state(transport)).isEqualTo(DfuState.DFU_IDLE);
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> transport.selectAlternateSetting(7));
    }
  }

  @Test
  void aPortResetEndsTheTransport() throws Exception {
    DfuFinder finder = finder();
    try (DfuTransport transport = open(finder)) {
      transport.resetPort();
      assertThatExceptionOfType(TransportException.class).isThrownBy(() -> status(transport));
    }
  }

  @Test
  void onlyOneHoldsADevice() throws Exception {
    DfuFinder finder = finder();
    DfuIdentity device = only(finder);
    try (DfuTransport first = finder.open(device)) {
      assertFails(Kind.BUSY, () -> finder.open(device).close());
      assertThat(state(first)).isEqualTo(DfuState.DFU_IDLE);
    }
  }

  @Test
  void aClosedDeviceCanBeOpenedAgain() throws Exception {
    DfuFinder finder = finder();
    open(finder).close();
    try (DfuTransport again = open(finder)) {
      assertThat(state(again)).isEqualTo(DfuState.DFU_IDLE);
    }
  }

  @Test
  void closingAgainDoesNothingAndUsingAfterItIsAProgrammingError() throws Exception {
    DfuFinder finder = finder();
    DfuTransport transport = open(finder);
    transport.close();
    try (DfuTransport second = open(finder)) {
      transport.close();
      assertThat(state(second)).isEqualTo(DfuState.DFU_IDLE);
    }
    assertThatIllegalStateException().isThrownBy(() -> status(transport));
    assertThatIllegalStateException().isThrownBy(transport::resetPort);
    assertThatIllegalStateException().isThrownBy(() -> transport.selectAlternateSetting(0));
  }

  @Test
  void aRequestInTheWrongDirectionIsAProgrammingError() throws Exception {
    try (DfuTransport transport = open(finder())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> transport.controlOut(DfuRequest.UPLOAD, 2, NOTHING, TIMEOUT));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> transport.controlIn(DfuRequest.DNLOAD, 2, 4, TIMEOUT));
    }
  }

  private static DfuState state(DfuTransport transport) throws Exception {
    byte[] answer = transport.controlIn(DfuRequest.GETSTATE, 0, 1, TIMEOUT);
    assertThat(answer).hasSize(1);
    return DfuState.ofCode(answer[0]).orElseThrow();
  }

  private static StatusReply status(DfuTransport transport) throws Exception {
    return StatusReply.parse(
        transport.controlIn(DfuRequest.GETSTATUS, 0, StatusReply.LENGTH, TIMEOUT));
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}
