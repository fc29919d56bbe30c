package io.github.stm32dfu.simulator.usbip;

import static io.github.stm32dfu.simulator.usbip.ServedBoards.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.AppImage;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.usbip.client.RemoteDevice;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application as a USB device of a real system: packets as cdc_acm sends them. */
class ApplicationTest {
  private static final int DATA = 1;
  private static final int NOTIFICATIONS = 2;
  private static final int UNLINKED = -104;
  private static final int STALLED = -32;

  private static final long SEND_BREAK = 0x2123_FFFF_0000_0000L;

  /** SET_CONTROL_LINE_STATE with the lines that follow. */
  private static final long LINE_STATE = 0x2122_0000_0000_0000L;

  private final SimulatedF373 board =
      AppImage.running(
          SimulatedF373.rom()
              .clock(Clock.system())
              .timing(Timing.instant())
              .application(SimulatedApp.lineProtocol().departingAfter(Duration.ofMillis(50))));
  private ServedBoards served;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedBoards(board);
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void itIsListedAsACdcDevice() throws Exception {
    assertThat(served.host().list())
        .containsExactly(
            new RemoteDevice(
                "1-1", 0x1_0002, 2, 0x0483, 0x5740, 0x0200, List.of(0x020201, 0x0A0000)));
  }

  /** WebUSB, sections 4.3.1 and 5.2; 0x6C... is "localhost:8373/". */
  @Test
  void itNamesThePageThatABrowserOffers() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.controlIn(1, 255, 0x8006_000F_0000_FF00L);
      assertThat(Hex.bytes(replies.to(1).data()))
          .isEqualTo("050F1D0001" + "18100500" + "38B60834A909A0478BFDA0768815B665" + "00010101");
      replies.controlIn(2, 255, 0xC001_0100_0200_FF00L);
      assertThat(Hex.bytes(replies.to(2).data()))
          .isEqualTo("120300" + "6C6F63616C686F73743A383337332F");
    }
  }

  @Test
  void itsDescriptorsAreThoseOfTheSpecification() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.controlIn(1, 18, 0x8006_0001_0000_1200L);
      assertThat(Hex.bytes(replies.to(1).data()))
          .isEqualTo("12011002" + "02000040" + "83044057" + "0002" + "01020301");
      replies.controlIn(2, 255, 0x8006_0002_0000_FF00L);
      assertThat(Hex.bytes(replies.to(2).data()))
          .isEqualTo(
              "09024300020100"
                  + "8032"
                  + "090400000102020100"
                  + "0524001001"
                  + "0524010001"
                  + "04240206"
                  + "0524060001"
                  + "07058203080010"
                  + "09040100020A000000"
                  + "07050102400000"
                  + "07058102400000");
    }
  }

  @Test
  void transfersToTheHostWaitForSomethingToSay() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.in(1, NOTIFICATIONS, 8);
      for (int seqnum = 2; seqnum < 18; seqnum++) {
        replies.in(seqnum, DATA, 64);
      }
      replies.out(20, DATA, line("bootloader?"));
      assertThat(replies.to(20).actualLength()).isEqualTo(12);
      assertThat(replies.to(2).text()).isEqualTo("error unknown\r\n");
      replies.out(21, DATA, line("id?"));
      String first = replies.to(3).text();
      assertThat(first).hasSize(64);
      assertThat(first + replies.to(4).text()).startsWith("id product").endsWith("rom=41\r\n");
    }
  }

  @Test
  void waitingTransfersCanBeTakenBack() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.in(1, DATA, 64);
      replies.in(2, DATA, 64);
      replies.in(3, NOTIFICATIONS, 8);
      replies.unlink(11, 1);
      replies.unlink(13, 3);
      assertThat(replies.to(11).status()).isEqualTo(UNLINKED);
      assertThat(replies.to(13).status()).isEqualTo(UNLINKED);
      replies.out(20, DATA, line("x"));
      assertThat(replies.to(2).text()).isEqualTo("error unknown\r\n");
    }
  }

  @Test
  void whatWasAnsweredInTheAbsenceOfAReaderIsKept() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.out(1, DATA, line("x"));
      assertThat(replies.to(1).status()).isZero();
      replies.in(2, DATA, 4);
      assertThat(replies.to(2).text()).isEqualTo("erro");
      replies.in(3, DATA, 64);
      assertThat(replies.to(3).text()).isEqualTo("r unknown\r\n");
    }
  }

  @Test
  void lineCodingIsRememberedAndOtherRequestsAreStalled() throws Exception {
    byte[] coding = {(byte) 0xB0, 0x04, 0, 0, 0, 2, 8};
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.controlOut(1, 0x2120_0000_0000_0700L, coding);
      assertThat(replies.to(1).status()).isZero();
      replies.controlIn(2, 7, 0xA121_0000_0000_0700L);
      assertThat(replies.to(2).data()).isEqualTo(coding);
      replies.controlOut(3, SEND_BREAK);
      assertThat(replies.to(3).status()).isZero();
      replies.controlOut(4, 0x2120_0000_0000_0300L, new byte[3]);
      assertThat(replies.to(4).status()).as("half a line coding").isEqualTo(STALLED);
      replies.controlOut(5, 0x2100_0000_0000_0000L);
      assertThat(replies.to(5).status()).as("SEND_ENCAPSULATED_COMMAND").isEqualTo(STALLED);
      replies.controlOut(6, 0x2122_0100_0100_0000L);
      assertThat(replies.to(6).status()).as("to the data interface").isEqualTo(STALLED);
      replies.in(7, 3, 64);
      assertThat(replies.to(7).status()).as("endpoint 3").isEqualTo(STALLED);
      replies.out(8, NOTIFICATIONS, new byte[1]);
      assertThat(replies.to(8).status()).as("endpoint 2, out").isEqualTo(STALLED);
    }
  }

  @Test
  void theLineIsAnsweredAndTheBoardComesBackInItsBootloader() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.in(1, NOTIFICATIONS, 8);
      replies.in(2, DATA, 64);
      replies.in(3, DATA, 64);
      replies.out(4, DATA, line("bootloader!"));
      assertThat(replies.to(2).text()).isEqualTo("ok bootloader\r\n");
      assertThat(replies.ended()).isTrue();
    }
    assertThat(served.events().next(UsbIpEvent.Released.class).reason())
        .isEqualTo("the device left the bus");
    awaitBootloader();
  }

  @Test
  void aTouchAt1200BaudIsThreeRequestsOfCdcAcm() throws Exception {
    byte[] coding = {(byte) 0xB0, 0x04, 0, 0, 0, 0, 8};
    try (RawClient client = served.holding("1-1")) {
      Replies replies = new Replies(client);
      replies.controlOut(1, LINE_STATE | 0x0300_0000_0000L);
      replies.controlOut(2, 0x2120_0000_0000_0700L, coding);
      replies.controlOut(3, LINE_STATE | 0x0200_0000_0000L);
      assertThat(replies.to(3).status()).isZero();
      assertThat(replies.ended()).isTrue();
    }
    awaitBootloader();
  }

  @Test
  void anUnplugEndsWhatWaits() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      new Replies(client).in(1, DATA, 64);
      board.unplug();
      assertThat(client.ended()).isTrue();
    }
    board.plug();
    assertThat(served.host().list()).hasSize(1);
  }

  @Test
  void aPortInMemoryAndAHostElsewhereCannotBothHaveIt() throws Exception {
    SerialFinder finder = board.serialFinder();
    SerialIdentity port = finder.list().get(0);
    try (RawClient client = served.holding("1-1")) {
      assertFails(Kind.BUSY, () -> finder.open(port, SerialSettings.standard()).close());
      client.finish();
      served.events().next(UsbIpEvent.Released.class);
    }
    try (SerialLink link = finder.open(port, SerialSettings.standard())) {
      assertThat(link.identity()).isEqualTo(port);
      assertFails(Kind.BUSY, () -> served.host().attach("1-1").close());
    }
    served.host().attach("1-1").close();
  }

  private void awaitBootloader() throws Exception {
    Clock clock = Clock.system();
    Duration deadline = clock.now().plus(Duration.ofSeconds(20));
    while (board.finder().list().isEmpty() && clock.now().compareTo(deadline) < 0) {
      clock.sleep(Duration.ofMillis(5));
    }
    assertThat(board.finder().list()).hasSize(1);
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
  }
}
