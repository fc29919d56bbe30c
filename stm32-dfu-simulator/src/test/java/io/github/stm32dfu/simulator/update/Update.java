package io.github.stm32dfu.simulator.update;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.DfuSeBootloader;
import io.github.stm32dfu.bootloader.Presence;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** An update as a program would make it. */
final class Update {
  static final long BASE = 0x08000000L;

  private Update() {}

  static Bootloader open(SimulatedF373 board) throws DfuException {
    return open(board.finder(), board.clock());
  }

  static Bootloader open(DfuFinder finder, Clock clock) throws DfuException {
    DfuIdentity device = finder.list().get(0);
    return DfuSeBootloader.open(
        finder.open(device), DeviceProfile.stm32f373(), clock, Presence.of(finder, device));
  }

  static FlashReport flash(SimulatedF373 board, FirmwareImage image) throws DfuException {
    return flash(board, image, FlashOptions.safe(), FlashListener.silent(), new CancelToken());
  }

  static FlashReport flash(
      SimulatedF373 board,
      FirmwareImage image,
      FlashOptions options,
      FlashListener listener,
      CancelToken cancel)
      throws DfuException {
    try (Bootloader bootloader = open(board)) {
      return new Flasher(bootloader, board.clock(), listener, cancel).flash(file(image), options);
    }
  }

  /** Somebody raises BOOT0 and switches the board off and on; nothing goes wrong any more. */
  static void intoBootloader(SimulatedF373 board) {
    board.faults(FaultPlan.none());
    board.boot0(Boot0.HIGH);
    board.unplug();
    board.powerOff();
    board.powerOn();
    board.plug();
    board.boot0(Boot0.LOW);
  }

  static FirmwareFile file(FirmwareImage image) {
    return new FirmwareFile(
        FirmwareFormat.INTEL_HEX,
        image,
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  /** {@return chance bytes behind a vector table that starts at the flash base} */
  static byte[] application(int size, long seed) {
    byte[] image = new byte[size];
    new Random(seed).nextBytes(image);
    byte[] vectors = {0x00, (byte) 0x80, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, image, 0, vectors.length);
    return image;
  }
}
