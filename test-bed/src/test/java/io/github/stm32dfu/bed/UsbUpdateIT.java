package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
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
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An update through libusb and the kernel, as a program makes it. */
@RealUsb
final class UsbUpdateIT {
  private static final int PAGE = 2048;

  private final SimulatedF373 board =
      SimulatedF373.rom().geometry(FlashGeometry.F373_X8).clock(Clock.system()).build();
  private final byte[] application = application(5 * PAGE + 300);
  private PluggedBoards plugged;

  @BeforeEach
  void plug() throws IOException {
    plugged = PluggedBoards.plug(board);
  }

  @AfterEach
  void unplug() throws IOException {
    plugged.close();
  }

  @Test
  void writesReadsBackAndStartsTheApplication() throws Exception {
    FlashReport report = update();

    assertThat(report.verification()).isEqualTo(Verification.YES);
    assertThat(report.left()).contains(LeaveOutcome.CONFIRMED);
    assertThat(report.pagesWritten()).isEqualTo(6);
    assertThat(Arrays.copyOf(board.flash(), application.length)).isEqualTo(application);
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void aBoardThatWasUnpluggedInMidWriteIsFinishedByASecondRun() throws Exception {
    String address = PluggedBoards.address(board);
    long middle = board.transferLog().count() + 40;
    board.faults(FaultPlan.none().atTransfer(middle, new Fault.UnplugBefore()));

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(this::update)
        .satisfies(
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.DISCONNECTED));

    board.faults(FaultPlan.none());
    board.plug();
    PluggedBoards.awaitReturn(board, address);
    assertThat(update().verification()).isEqualTo(Verification.YES);
    assertThat(Arrays.copyOf(board.flash(), application.length)).isEqualTo(application);
  }

  private FlashReport update() throws DfuException {
    DfuBootloaders bootloaders = new DfuBootloaders(UsbDfu.finder(), Clock.system());
    try (Bootloader bootloader = bootloaders.open(bootloaders.list().get(0))) {
      return new Flasher(bootloader, Clock.system(), FlashListener.silent(), new CancelToken())
          .flash(file(application), FlashOptions.safe());
    }
  }

  private static FirmwareFile file(byte[] application) {
    return new FirmwareFile(
        FirmwareFormat.RAW,
        FirmwareImage.of(FlashGeometry.BASE, application),
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  private static byte[] application(int size) {
    byte[] image = new byte[size];
    new Random(2).nextBytes(image);
    byte[] vectors = {0x00, 0x20, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, image, 0, vectors.length);
    return image;
  }
}
