package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.transport.DeviceString;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** docs/line-protocol.md, sentence by sentence. */
class LineProtocolTest {
  private final SimulatedF373 board =
      AppImage.running(
          SimulatedF373.strict().uniqueId(new UniqueId(0x003B_0041, 0x5033_5706, 0x2033_3333)));

  private static String crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return Hex.digits(crc.getValue(), 8).toLowerCase(Locale.ROOT);
  }

  @Test
  void theTagSaysWhoItIs() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?"))
          .isEqualTo(
              "id product=\"Desk Lamp\" version=1.2.0 uid=003B00415033570620333333 rom=41\r\n");
    }
  }

  @Test
  void withoutATagThereIsNoProductAndNoVersion() throws Exception {
    SimulatedF373 untagged = AppImage.running(SimulatedF373.strict(), AppImage.untagged());
    try (Terminal terminal = new Terminal(untagged)) {
      assertThat(terminal.ask("id?")).isEqualTo("id uid=003B00415033570620333333 rom=41\r\n");
    }
  }

  @Test
  void thePortSaysWhichBoardItIs() throws Exception {
    assertThat(board.serialFinder().list())
        .singleElement()
        .satisfies(
            port -> {
              assertThat(port.name()).isEqualTo("sim/ttyACM0");
              assertThat(port.idVendor()).hasValue(0x0483);
              assertThat(port.idProduct()).hasValue(0x5740);
              assertThat(port.serial())
                  .isEqualTo(new DeviceString.Text("003B00415033570620333333"));
              assertThat(port.portPath()).isEqualTo(board.portPath());
            });
    assertThat(board.finder().list()).isEmpty();
  }

  @Test
  void theCrcIsOverTheFlashAsItIsNow() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("crc? 0x08000000 1024"))
          .isEqualTo("crc 0x08000000 1024 " + crc(board.flash()) + "\r\n");
      board.loadFlash(AppImage.BASE + 700, "123456789".getBytes());
      assertThat(terminal.ask("crc? 0x80002BC 9")).isEqualTo("crc 0x080002BC 9 cbf43926\r\n");
      byte[] last = Arrays.copyOfRange(board.flash(), 1023, 1024);
      assertThat(terminal.ask("crc? 0x080003ff 1"))
          .isEqualTo("crc 0x080003FF 1 " + crc(last) + "\r\n");
    }
  }

  @Test
  void whatIsNotAllFlashHasNoCrc() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      for (String range :
          new String[] {
            "0x08000000 1025",
            "0x08000400 1",
            "0x07FFFFFF 2",
            "0x1FFFF7AC 12",
            "0xFFFFFFFF 1",
            "0x08000000 4294967297",
            "0x08000000 99999999999999999999999"
          }) {
        assertThat(terminal.ask("crc? " + range)).as(range).isEqualTo("error range\r\n");
      }
    }
  }

  @Test
  void whatCannotBeReadIsSaidSo() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      for (String arguments :
          new String[] {
            "",
            " ",
            " 0x08000000",
            " 08000000 4",
            " 0x08000000 0",
            " 0x08000000 -1",
            " 0x08000000 0x10",
            " 0x108000000 4",
            " 0x08000000  4",
            " 0x08000000 4 ",
            " 0x 4"
          }) {
        assertThat(terminal.ask("crc?" + arguments)).as(arguments).isEqualTo("error syntax\r\n");
      }
    }
  }

  @Test
  void anythingElseIsUnknown() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      for (String line : new String[] {"id", "ID?", " id?", "id? ", "crc", "crc?0x0 1", "b"}) {
        assertThat(terminal.ask(line)).as(line).isEqualTo("error unknown\r\n");
      }
    }
  }

  @Test
  void emptyLinesAreNotAnswered() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("\n\r\n\n")).isEmpty();
      assertThat(terminal.ask("id?\r")).startsWith("id product");
    }
  }

  @Test
  void longLinesAreAnsweredOnceAtTheirEnd() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("x".repeat(120))).isEqualTo("error unknown\r\n");
      assertThat(terminal.ask("x".repeat(120) + "\r")).isEqualTo("error unknown\r\n");
      assertThat(terminal.ask("x".repeat(121))).isEqualTo("error long\r\n");
      terminal.type("x".repeat(5000));
      assertThat(terminal.read()).isEmpty();
      assertThat(terminal.ask("")).isEqualTo("error long\r\n");
      assertThat(terminal.ask("id?")).startsWith("id product");
    }
  }

  @Test
  void anAnswerTakesItsTime() throws Exception {
    SimulatedF373 slow =
        AppImage.running(
            SimulatedF373.strict()
                .application(SimulatedApp.lineProtocol().answeringAfter(Duration.ofMillis(300))));
    try (Terminal terminal = new Terminal(slow)) {
      terminal.type("id?\n");
      assertThat(terminal.link().read(99, Duration.ofMillis(298))).isEmpty();
      assertThat(terminal.link().read(2, Duration.ofMillis(10))).isEqualTo("id".getBytes());
    }
  }
}
