package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated board says of itself what ST's ROM says, and a real host understands it so. */
@RealUsb
final class DescriptorsIT {
  /** Device, configuration, two alternate settings, and only then the functional descriptor. */
  private static final String OF_THE_ROM =
      "12 01 0001 00 00 00 40 8304 11df 0022 01 02 03 01"
          + "09 02 2400 01 01 00 c0 32"
          + "09 04 00 00 00 fe 01 02 04"
          + "09 04 00 01 00 fe 01 02 05"
          + "09 21 0b ff00 0008 1a01";

  private final SimulatedF373 board = SimulatedF373.rom().clock(Clock.system()).build();
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
  void theKernelReadsWhatTheRomHas() throws IOException {
    byte[] expected = HexFormat.of().parseHex(OF_THE_ROM.replace(" ", ""));
    Path read = Path.of("/sys/bus/usb/devices/1-1/descriptors");

    assertThat(Files.readAllBytes(read)).isEqualTo(expected);
    assertThat(PluggedBoards.attribute(board, "speed")).isEqualTo("12");
    assertThat(PluggedBoards.attribute(board, "manufacturer")).isEqualTo("STMicroelectronics");
    assertThat(PluggedBoards.attribute(board, "product")).isEqualTo("STM32  BOOTLOADER");
  }

  @Test
  void lsusbUnderstandsThem() throws Exception {
    Program lsusb = Program.run("lsusb", "-v", "-d", "0483:df11");
    Stream<String> lines = lsusb.output().lines().map(line -> line.strip().replaceAll(" +", " "));

    assertThat(lines)
        .as(lsusb::toString)
        .containsSubsequence(
            "bcdUSB 1.00",
            "bMaxPacketSize0 64",
            "bcdDevice 22.00",
            "iManufacturer 1 STMicroelectronics",
            "iProduct 2 STM32 BOOTLOADER",
            "iSerial 3 " + PluggedBoards.attribute(board, "serial"),
            "bNumConfigurations 1",
            "bNumInterfaces 1",
            "bmAttributes 0xc0",
            "Self Powered",
            "MaxPower 100mA",
            "bAlternateSetting 0",
            "bNumEndpoints 0",
            "bInterfaceSubClass 1 Device Firmware Update",
            "bInterfaceProtocol 2",
            "iInterface 4 @Internal Flash /0x08000000/128*0002Kg",
            "bAlternateSetting 1",
            "iInterface 5 @Option Bytes /0x1FFFF800/01*016 e",
            "Device Firmware Upgrade Interface Descriptor:",
            "Will Detach",
            "Manifestation Intolerant",
            "Upload Supported",
            "Download Supported",
            "wDetachTimeout 255 milliseconds",
            "wTransferSize 2048 bytes",
            "bcdDFUVersion 1.1a");
  }

  @Test
  void fwupdListsIt() throws Exception {
    Program fwupd = Program.run("fwupdtool", "--plugins", "dfu", "get-devices", "--json");

    assertThat(fwupd.exitCode()).as(fwupd::toString).isZero();
    assertThat(fwupd.output().replace(" ", ""))
        .contains("\"Serial\":\"" + PluggedBoards.attribute(board, "serial") + "\"")
        .contains("USB\\\\VID_0483&PID_DF11")
        .contains("is-bootloader");
  }
}
