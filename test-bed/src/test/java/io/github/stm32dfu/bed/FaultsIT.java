package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each kind of fault of a control transfer, and of a flash pulse, through libusb and the kernel:
 * the run ends with an error, or does not mind, and the next run ends well.
 */
@RealUsb
final class FaultsIT {
  private final SimulatedF373 board =
      SimulatedF373.rom()
          .geometry(FlashGeometry.F373_X8)
          .powerSupply(PowerSupply.SELF)
          .clock(Clock.system())
          .build();
  private final byte[] application = Lamp.application(6 * 2048, 6);

  @ParameterizedTest
  @EnumSource
  void theNextRunEndsWell(FaultCase fault) throws Exception {
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      assertThat(plugged.serverPort()).isPositive();
      String address = PluggedBoards.address(board);
      board.faults(fault.plan(board.transferLog().count(), board.flashPulses()));

      if (fault.isHarmless()) {
        assertThat(update().verification()).isEqualTo(Verification.YES);
      } else {
        DfuException failure = catchThrowableOfType(DfuException.class, this::update);
        assertThat(failure).as("%s", fault).isNotNull();
        System.out.println(fault + ": " + failure.getMessage());
      }

      board.faults(FaultPlan.none());
      if (board.seen().isEmpty() || fault.outlivesTheRun()) {
        powerCycle();
        PluggedBoards.awaitReturn(board, address);
      }
      if (!fault.isHarmless()) {
        assertThat(update().verification()).isEqualTo(Verification.YES);
      }
      assertThat(Arrays.copyOf(board.flash(), application.length)).isEqualTo(application);
      assertThat(board.running()).isInstanceOf(Running.Application.class);
    }
  }

  /** What a person does: power off, plug out, and both again. */
  private void powerCycle() throws IOException {
    board.unplug();
    PluggedBoards.awaitAbsence(board);
    board.powerOff();
    board.powerOn();
    board.plug();
  }

  private FlashReport update() throws DfuException {
    DfuBootloaders bootloaders = new DfuBootloaders(UsbDfu.finder(), Clock.system());
    try (Bootloader bootloader = bootloaders.open(bootloaders.list().get(0))) {
      return new Flasher(bootloader, Clock.system(), FlashListener.silent(), new CancelToken())
          .flash(
              Lamp.known(FirmwareImage.of(FlashGeometry.BASE, application)), FlashOptions.safe());
    }
  }
}
