package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** An update as a program would make it, of the one board that a finder finds. */
final class RemoteUpdate {
  private RemoteUpdate() {}

  static FlashReport flash(DfuFinder finder, byte[] image, FlashListener listener)
      throws DfuException {
    Clock clock = Clock.system();
    DfuBootloaders bootloaders = new DfuBootloaders(finder, clock);
    try (Bootloader bootloader = bootloaders.open(bootloaders.list().get(0))) {
      return new Flasher(bootloader, clock, listener, new CancelToken())
          .flash(file(image), FlashOptions.safe());
    }
  }

  private static FirmwareFile file(byte[] image) {
    return new FirmwareFile(
        FirmwareFormat.RAW,
        FirmwareImage.of(FlashGeometry.BASE, image),
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
