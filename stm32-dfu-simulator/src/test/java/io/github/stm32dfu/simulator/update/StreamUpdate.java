package io.github.stm32dfu.simulator.update;

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
import io.github.stm32dfu.simulator.SimulatedDfu11;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** An update of a device without addresses, as a program would make it. */
final class StreamUpdate {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private StreamUpdate() {}

  /** Opens the device in its bootloader, out of its application where that runs. */
  static Bootloader open(SimulatedDfu11 device) throws DfuException {
    DfuBootloaders bus = new DfuBootloaders(device.finder(), device.clock());
    if (bus.list().isEmpty()) {
      return bus.open(bus.detach(bus.listApplications().get(0), PATIENCE));
    }
    return bus.open(bus.list().get(0));
  }

  static FlashReport flash(SimulatedDfu11 device, byte[] payload) throws DfuException {
    return flash(device, payload, FlashOptions.safe(), FlashListener.silent(), new CancelToken());
  }

  static FlashReport flash(
      SimulatedDfu11 device,
      byte[] payload,
      FlashOptions options,
      FlashListener listener,
      CancelToken cancel)
      throws DfuException {
    try (Bootloader bootloader = open(device)) {
      return new Flasher(bootloader, device.clock(), listener, cancel)
          .flash(file(payload), options);
    }
  }

  static FirmwareFile file(byte[] payload) {
    return new FirmwareFile(
        FirmwareFormat.RAW,
        FirmwareImage.of(0, payload),
        FirmwareFile.Addressing.UNKNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  static byte[] payload(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
