package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.MemoryMap;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Plans for a device without addresses. */
class StreamPlanTest {
  private static final int DOWNLOAD = 1;
  private static final int UPLOAD = 2;
  private static final int TOLERANT = 4;

  @Property
  void sendsEachByteOnceInItsOrderAndThenManifests(
      @ForAll @IntRange(min = 1, max = 2000) int size,
      @ForAll @IntRange(min = 1, max = 300) int transferSize,
      @ForAll @IntRange(min = 0, max = 3) int abilities)
      throws Exception {
    byte[] payload = new byte[size];
    new Random(size).nextBytes(payload);

    FlashPlan plan =
        plan(file(payload), target(DOWNLOAD | abilities << 1, transferSize), FlashOptions.safe());

    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    StringBuilder order = new StringBuilder();
    for (FlashStep step : plan.steps()) {
      order.append(step.getClass().getSimpleName().charAt(0));
      if (step instanceof FlashStep.Write write) {
        assertThat(write.range().start()).isEqualTo(sent.size());
        assertThat(write.bytes()).hasSizeLessThanOrEqualTo(transferSize);
        sent.writeBytes(write.bytes());
      }
    }
    assertThat(sent.toByteArray()).isEqualTo(payload);
    boolean readable = abilities == 3;
    assertThat(order.toString()).matches(readable ? "W+MV+" : "W+M");
    assertThat(plan.verification())
        .isEqualTo(readable ? Verification.YES : Verification.NOT_POSSIBLE);
    assertThat(plan.pages()).hasSize((size + transferSize - 1) / transferSize);
    assertThat(plan.leaveAddress()).hasValue(0);
    assertThat(plan.pagesAtRisk()).isEmpty();
  }

  @Example
  void readsNothingBefore() throws Exception {
    FlashTarget target = target(DOWNLOAD | UPLOAD | TOLERANT, 64);

    assertThat(FlashDraft.of(file(new byte[9]), target, FlashOptions.safe()).reads()).isEmpty();
  }

  @Example
  void staysOnlyWithAWarningWhereTheDeviceAwaitsAReset() throws Exception {
    FlashOptions stay = FlashOptions.safe().with(LeavePolicy.STAY);

    FlashPlan tolerant = plan(file(new byte[9]), target(DOWNLOAD | TOLERANT, 64), stay);
    FlashPlan other = plan(file(new byte[9]), target(DOWNLOAD, 64), stay);

    assertThat(tolerant.leaveAddress()).isEmpty();
    assertThat(tolerant.warnings()).isEmpty();
    assertThat(other.leaveAddress()).isEmpty();
    assertThat(other.warnings()).singleElement().asString().contains("until its port is reset");
  }

  @Example
  void refusesAFileWithAddresses() {
    FirmwareImage image = FirmwareImage.of(0x08000000L, new byte[4]);
    FirmwareFile addressed =
        file(FirmwareFormat.INTEL_HEX, image, Addressing.KNOWN, Optional.empty());

    RefusedException refused = refused(addressed, target(DOWNLOAD, 64));

    assertThat(refused.reason()).isEqualTo(Refusal.ADDRESSED);
    assertThat(refused.hint()).isEqualTo(Hint.GIVE_STREAM);
    assertThat(refused).hasMessageContaining("0x08000000");
  }

  @Example
  void refusesADeviceThatTakesNoDownloads() {
    RefusedException refused = refused(file(new byte[4]), target(UPLOAD, 64));

    assertThat(refused.reason()).isEqualTo(Refusal.UNSUPPORTED);
    assertThat(refused).hasMessageContaining("bitCanDnload");
  }

  @Example
  void refusesAnEmptyFile() {
    assertThat(refused(file(new byte[0]), target(DOWNLOAD, 64)).reason())
        .isEqualTo(Refusal.EMPTY_IMAGE);
  }

  @Example
  void goesByTheSuffixForIdsAndOnlyShowsTheRelease() throws Exception {
    FlashTarget target = target(DOWNLOAD, 64);

    assertThat(refused(suffixed(0x9999, 0x0200), target).reason()).isEqualTo(Refusal.WRONG_DEVICE);
    assertThat(plan(suffixed(0x1209, DfuSuffix.ANY), target, FlashOptions.safe()).warnings())
        .isEmpty();
    assertThat(plan(suffixed(0x1209, 0x0200), target, FlashOptions.safe()).warnings())
        .singleElement()
        .asString()
        .contains("0200", "0100");
  }

  private static FirmwareFile suffixed(int idVendor, int bcdDevice) {
    DfuSuffix suffix = new DfuSuffix(bcdDevice, DfuSuffix.ANY, idVendor, 0x0100, 16, 0);
    return file(
        FirmwareFormat.DFU,
        FirmwareImage.of(0, new byte[4]),
        Addressing.UNKNOWN,
        Optional.of(suffix));
  }

  private static FirmwareFile file(byte[] payload) {
    return file(
        FirmwareFormat.RAW, FirmwareImage.of(0, payload), Addressing.UNKNOWN, Optional.empty());
  }

  private static FirmwareFile file(
      FirmwareFormat format,
      FirmwareImage image,
      Addressing addressed,
      Optional<DfuSuffix> suffix) {
    return new FirmwareFile(
        format, image, addressed, List.of(), suffix, OptionalLong.empty(), List.of());
  }

  private static FlashPlan plan(FirmwareFile file, FlashTarget target, FlashOptions options)
      throws RefusedException {
    return FlashDraft.of(file, target, options).against(DeviceContents.unknown());
  }

  private static RefusedException refused(FirmwareFile file, FlashTarget target) {
    return catchThrowableOfType(
        RefusedException.class, () -> FlashDraft.of(file, target, FlashOptions.safe()));
  }

  private static FlashTarget target(int bmAttributes, int transferSize) {
    DfuIdentity identity =
        new DfuIdentity(
            0x1209,
            0x0002,
            0x0100,
            new DeviceString.Absent(),
            PortPath.unknown(),
            DfuIdentity.Mode.DFU,
            List.of(),
            Optional.of(new FunctionalDescriptor(bmAttributes, 255, transferSize, 0x0110)));
    return new FlashTarget(
        Delivery.AS_STREAM,
        new MemoryMap(List.of()),
        transferSize,
        DeviceProfile.anyDfu11(),
        Optional.of(identity));
  }
}
