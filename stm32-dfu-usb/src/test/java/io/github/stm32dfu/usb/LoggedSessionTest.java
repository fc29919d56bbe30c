package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.bootloader.DfuSeBootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.recording.Recording;
import io.github.stm32dfu.transport.recording.ReplayTransport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The debug log of a session is the session. */
class LoggedSessionTest {
  private static final long BASE = 0x08000000L;

  private final SimulatedF373 board = SimulatedF373.rom().build();
  private final FirmwareFile file = file(application(5000));
  private final LineLogger log = new LineLogger();

  @Test
  void anUpdateRunsAndItsLogRunsAgainWithoutTheBoard() throws Exception {
    FlashReport report = update();
    assertThat(report.verification()).isEqualTo(Verification.YES);
    assertThat(report.left()).contains(LeaveOutcome.CONFIRMED);

    FlashReport again = replay();

    assertThat(again.toString()).isEqualTo(report.toString());
  }

  @Test
  void aFailedUpdateFailsAgainInTheSameWay() throws Exception {
    board.faults(FaultPlan.none().atTransfer(20, new Fault.UnplugBefore()));
    DfuException failure = failure(this::update);

    DfuException again = failure(this::replay);

    assertThat(again).hasMessage(failure.getMessage()).hasSameClassAs(failure);
    assertThat(again.hint()).isEqualTo(failure.hint());
  }

  private FlashReport update() throws DfuException {
    UsbFinder finder =
        new UsbFinder(
            new FakeBus(() -> BoardDevice.seen(board)),
            Fakes.NO_SYSFS,
            HostSystem.LINUX,
            board.clock(),
            log.logger());
    DfuBootloaders bootloaders = new DfuBootloaders(finder, board.clock());
    try (Bootloader bootloader = bootloaders.open(bootloaders.list().get(0))) {
      return flash(bootloader);
    }
  }

  private FlashReport replay() throws DfuException {
    List<Recording> recordings = Recording.parse(String.join("\n", log.lines()));
    assertThat(recordings).hasSize(1);
    ReplayTransport device = new ReplayTransport(recordings.get(0));
    try (Bootloader bootloader =
        DfuSeBootloader.open(
            device, DeviceProfile.of(device.identity()), new VirtualClock(), () -> false)) {
      return flash(bootloader);
    } finally {
      assertThat(device.remaining()).isZero();
    }
  }

  private FlashReport flash(Bootloader bootloader) throws DfuException {
    return new Flasher(bootloader, new VirtualClock(), FlashListener.silent(), new CancelToken())
        .flash(file, FlashOptions.safe());
  }

  private interface Work {
    FlashReport carryOut() throws DfuException;
  }

  private static DfuException failure(Work work) {
    return assertThatExceptionOfType(DfuException.class).isThrownBy(work::carryOut).actual();
  }

  private static byte[] application(int size) {
    byte[] image = new byte[size];
    new Random(1).nextBytes(image);
    byte[] vectors = {0x00, (byte) 0x80, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, image, 0, vectors.length);
    return image;
  }

  private static FirmwareFile file(byte[] application) {
    return new FirmwareFile(
        FirmwareFormat.RAW,
        FirmwareImage.of(BASE, application),
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }
}
