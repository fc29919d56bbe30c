package io.github.stm32dfu.bed;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.host.FirmwareFiles;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A program that has the library in it and goes on running, as a vendor's would: each line that it
 * reads is a poll policy, with which it flashes the board; then it says "done". Arguments: a raw
 * file, and its base.
 */
final class FlashingProgram {
  private FlashingProgram() {}

  public static void main(String[] arguments) throws IOException {
    FirmwareFile file =
        FirmwareFiles.read(
            Path.of(arguments[0]),
            ReadOptions.defaults()
                .withFormat(FirmwareFormat.RAW)
                .withBase(Long.decode(arguments[1])));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("done " + flash(file, PollPolicy.valueOf(line)).verification());
      }
    }
  }

  private static FlashReport flash(FirmwareFile file, PollPolicy polling) throws DfuException {
    DfuBootloaders bus = new DfuBootloaders(UsbDfu.finder(), Clock.system(), polling);
    try (Bootloader bootloader = bus.open(bus.only())) {
      return new Flasher(bootloader, Clock.system(), FlashListener.silent(), new CancelToken())
          .flash(file, FlashOptions.safe());
    }
  }
}
