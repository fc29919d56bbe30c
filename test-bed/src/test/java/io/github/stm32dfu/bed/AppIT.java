package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated application is a serial port of a real kernel, used with nothing but a shell. */
@RealUsb
final class AppIT {
  private static final String IDENTITY =
      "id product=\"Desk Lamp\" version=1.2.0 uid=003B00415033570620333333 rom=41";

  private final SimulatedF373 board =
      SimulatedF373.rom()
          .geometry(FlashGeometry.F373_X8)
          .boot0(Boot0.LOW)
          .application(SimulatedApp.lineProtocol().departingAfter(Duration.ofSeconds(4)))
          .clock(Clock.system())
          .build();
  private PluggedBoards plugged;

  @BeforeEach
  void plug() throws IOException {
    for (Segment segment : image().segments()) {
      board.loadFlash(segment.address(), segment.toByteArray());
    }
    board.reset();
    plugged = PluggedBoards.plug(board);
  }

  @AfterEach
  void unplug() throws IOException {
    plugged.close();
  }

  @Test
  void theKernelMakesASerialPortOfIt() throws Exception {
    Path port = PluggedBoards.awaitApplication(board);

    assertThat(port.toString()).startsWith("/dev/ttyACM");
    assertThat(PluggedBoards.attribute(board, "idProduct")).isEqualTo("5740");
    assertThat(PluggedBoards.attribute(board, "serial")).isEqualTo("003B00415033570620333333");
    assertThat(Program.run("lsusb", "-v", "-d", "0483:5740").output())
        .contains("Abstract (modem)", "AT-commands (v.25ter)", "CDC Union:", "CDC Data")
        .contains("EP 1 OUT", "EP 1 IN", "EP 2 IN", "Interrupt")
        .contains("sends break", "line coding and serial state")
        .doesNotContain("junk at descriptor end", "INVALID");
    assertThat(ask(port, "id?")).isEqualTo(IDENTITY);
    assertThat(ask(port, "hello")).isEqualTo("error unknown");
  }

  @Test
  void theLineAndTheTouchBringTheBootloaderAndLeaveBringsThePortBack() throws Exception {
    Path port = PluggedBoards.awaitApplication(board);
    assertThat(ask(port, "bootloader!")).isEqualTo("ok bootloader");
    PluggedBoards.awaitBootloader(board);
    leave();
    assertThat(ask(PluggedBoards.awaitApplication(board), "id?")).isEqualTo(IDENTITY);

    Path again = PluggedBoards.awaitApplication(board);
    Program touch = Program.run("stty", "-F", again.toString(), "1200");
    assertThat(touch.exitCode()).as(touch::toString).isZero();
    PluggedBoards.awaitBootloader(board);
    assertThat(PluggedBoards.attribute(board, "idProduct")).isEqualTo("df11");
    leave();
    assertThat(ask(PluggedBoards.awaitApplication(board), "id?")).isEqualTo(IDENTITY);
    assertThat(board.violations()).isEmpty();
  }

  private static void leave() throws Exception {
    DfuBootloaders bootloaders = new DfuBootloaders(UsbDfu.finder(), Clock.system());
    try (Bootloader bootloader = bootloaders.open(bootloaders.list().get(0))) {
      bootloader.leave(FlashGeometry.BASE);
    }
  }

  /** {@return the answer to a line, as a shell gets it} */
  private static String ask(Path port, String line) throws Exception {
    String script =
        "stty -F $0 raw -echo && exec 3<>$0 && printf '%s\\n' \"$1\" >&3 && IFS= read -r -t 20 x <&3"
            + " && printf %s \"$x\"";
    Program shell = Program.run("bash", "-c", script, port.toString(), line);
    assertThat(shell.exitCode()).as(shell::toString).isZero();
    return shell.output().strip();
  }

  private static FirmwareImage image() {
    byte[] code = new byte[5000];
    new Random(5).nextBytes(code);
    byte[] vectors = {0x00, 0x20, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, code, 0, vectors.length);
    AddressRange all = AddressRange.ofLength(FlashGeometry.BASE, code.length);
    return new TagStamp(FlashGeometry.BASE + 0x200, all, "Desk Lamp", "1.2.0")
        .writeInto(FirmwareImage.of(FlashGeometry.BASE, code));
  }
}
