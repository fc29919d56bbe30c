package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.VerifyException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.LeavePolicy;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.simulator.AfterManifestation;
import io.github.stm32dfu.simulator.SimulatedDfu11;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamUpdateTest {
  private static final byte[] PAYLOAD = StreamUpdate.payload(1000, 1);

  @ParameterizedTest
  @CsvSource({
    "GOES_ON, YES, CONFIRMED",
    "AWAITS_RESET, NOT_POSSIBLE, CONFIRMED",
    "RESTARTS, NOT_POSSIBLE, CONFIRMED",
    "RESTARTS_UNANNOUNCED, NOT_POSSIBLE, UNCONFIRMED"
  })
  void startsTheNewFirmware(
      AfterManifestation after, Verification verification, LeaveOutcome outcome) throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().afterManifestation(after).build();

    FlashReport report = StreamUpdate.flash(device, PAYLOAD);

    assertThat(device.running()).hasValue(PAYLOAD);
    assertThat(device.violations()).isEmpty();
    assertThat(report.verification()).isEqualTo(verification);
    assertThat(report.left()).contains(outcome);
    assertThat(report.pagesErased()).isZero();
    assertThat(report.pagesWritten()).isEqualTo(16);
    assertThat(report.bytesWritten()).isEqualTo(PAYLOAD.length);
    assertThat(report.warnings()).hasSize(after == AfterManifestation.RESTARTS_UNANNOUNCED ? 1 : 0);
  }

  /** DNLOAD, GETSTATUS twice for each block and for the end; one UPLOAD for each block. */
  @Test
  void costsThreeTransfersABlockAndOneToCompare() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().build();
    long blocks = 16;

    FlashReport report = StreamUpdate.flash(device, PAYLOAD);

    assertThat(report.transfers()).isEqualTo(3 * blocks + 3 + blocks);
  }

  @Test
  void cannotCompareWhatCannotBeRead() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().writeOnly().build();

    FlashReport report = StreamUpdate.flash(device, PAYLOAD);

    assertThat(device.running()).hasValue(PAYLOAD);
    assertThat(report.verification()).isEqualTo(Verification.NOT_POSSIBLE);
    assertThat(device.transferLog().count(DfuRequest.UPLOAD)).isZero();
  }

  @Test
  void tellsWhereTheDeviceHoldsSomethingElse() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().wornByte(130).build();

    VerifyException different =
        catchThrowableOfType(VerifyException.class, () -> StreamUpdate.flash(device, PAYLOAD));

    assertThat(different.address()).isEqualTo(130);
    assertThat(different.hint()).isEqualTo(Hint.RUN_AGAIN);
  }

  @Test
  void staysInDfuIdleWhereItIsTold() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().build();

    FlashReport report = stay(device);

    assertThat(report.left()).isEmpty();
    assertThat(device.firmware()).hasValue(PAYLOAD);
    assertThat(device.running()).isEmpty();
    assertThat(device.violations()).isEmpty();
  }

  @Test
  void leavesADeviceAloneThatAwaitsAReset() throws Exception {
    SimulatedDfu11 device =
        SimulatedDfu11.builder().afterManifestation(AfterManifestation.AWAITS_RESET).build();

    FlashReport report = stay(device);

    assertThat(report.warnings()).singleElement().asString().contains("until its port is reset");
    assertThat(device.firmware()).hasValue(PAYLOAD);
    assertThat(device.running()).isEmpty();
    assertThat(device.violations()).isEmpty();
  }

  @Test
  void takesADeviceOfDfu10() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().dfu10().build();

    StreamUpdate.flash(device, PAYLOAD);

    assertThat(device.running()).hasValue(PAYLOAD);
  }

  /** wBlockNum has 16 bits and goes on with 0. */
  @Test
  void countsOnPastTheLastBlockNumber() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().transferSize(1).busy(0, 0).build();
    byte[] payload = StreamUpdate.payload(0x10000 + 10, 2);

    StreamUpdate.flash(device, payload);

    assertThat(device.running()).hasValue(payload);
    assertThat(device.violations()).isEmpty();
  }

  @Test
  void saysWhyTheDeviceRefused() {
    SimulatedDfu11 small = SimulatedDfu11.builder().capacity(PAYLOAD.length - 1).build();
    assertThatThrownBy(() -> StreamUpdate.flash(small, PAYLOAD))
        .isInstanceOf(DeviceStatusException.class)
        .hasMessageContaining("offset 0x000003C0")
        .hasMessageContaining("errADDRESS");

    SimulatedDfu11 choosy = SimulatedDfu11.builder().takes(firmware -> false).build();
    assertThatThrownBy(() -> StreamUpdate.flash(choosy, PAYLOAD))
        .isInstanceOf(DeviceStatusException.class)
        .hasMessageContaining("errFILE");
  }

  @Test
  void refusesBeforeAnythingIsSent() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().readOnly().build();
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> StreamUpdate.flash(device, PAYLOAD));
    assertThat(refused.reason()).isEqualTo(Refusal.UNSUPPORTED);
    assertThat(device.transferLog().count(DfuRequest.DNLOAD)).isZero();

    SimulatedF373 dfuSe = SimulatedF373.strict().build();
    try (Bootloader bootloader = Update.open(dfuSe)) {
      assertThat(bootloader.delivery()).isEqualTo(Delivery.BY_ADDRESS);
    }
    DfuBootloaders bus = new DfuBootloaders(dfuSe.finder(), dfuSe.clock());
    assertThatThrownBy(() -> bus.openStream(bus.list().get(0), 0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("DfuSe");
  }

  @Test
  void refusesAnAddressedFile() throws Exception {
    SimulatedDfu11 device = SimulatedDfu11.builder().build();
    try (Bootloader bootloader = StreamUpdate.open(device)) {
      assertThat(bootloader.delivery()).isEqualTo(Delivery.AS_STREAM);
      Flasher flasher =
          new Flasher(bootloader, device.clock(), FlashListener.silent(), new CancelToken());
      RefusedException refused =
          catchThrowableOfType(
              RefusedException.class,
              () ->
                  flasher.flash(
                      Update.file(FirmwareImage.of(Update.BASE, PAYLOAD)), FlashOptions.safe()));
      assertThat(refused.reason()).isEqualTo(Refusal.ADDRESSED);
    }
  }

  @Test
  void wantsOneOfSeveralAlternateSettingsChosen() throws Exception {
    SimulatedDfu11 device =
        SimulatedDfu11.builder().alternateSettings(List.of("Firmware", "Pictures")).build();
    DfuBootloaders bus = new DfuBootloaders(device.finder(), device.clock());

    assertThatThrownBy(() -> bus.open(bus.list().get(0)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Pictures");
    bus.openStream(bus.list().get(0), 1).close();

    assertThat(device.transferLog().toString()).contains("SET_INTERFACE wValue 1");
  }

  private static FlashReport stay(SimulatedDfu11 device) throws Exception {
    return StreamUpdate.flash(
        device,
        PAYLOAD,
        FlashOptions.safe().with(LeavePolicy.STAY),
        FlashListener.silent(),
        new CancelToken());
  }
}
