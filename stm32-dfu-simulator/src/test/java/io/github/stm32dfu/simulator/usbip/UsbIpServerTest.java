package io.github.stm32dfu.simulator.usbip;

import static io.github.stm32dfu.simulator.usbip.ServedBoards.GETSTATE;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.GETSTATUS;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.NOTHING;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.assertFails;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.builder;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.download;
import static io.github.stm32dfu.simulator.usbip.ServedBoards.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.usbip.client.ImportedBoard;
import io.github.stm32dfu.simulator.usbip.client.RemoteDevice;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsbIpServerTest {
  private final SimulatedF373 board = builder("1-1").build();
  private final SimulatedF373 second = builder("1-5.2").build();
  private ServedBoards served;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedBoards(board, second);
  }

  @AfterEach
  void close() throws IOException {
    served.close();
  }

  @Test
  void listsWhatIsOnTheBus() throws Exception {
    RemoteDevice first =
        new RemoteDevice("1-1", 0x1_0002, 2, 0x0483, 0xDF11, 0x2200, List.of(0xFE0102));
    assertThat(served.host().list())
        .containsExactly(
            first,
            new RemoteDevice("1-5.2", 0x1_0003, 2, 0x0483, 0xDF11, 0x2200, List.of(0xFE0102)));
    second.unplug();
    assertThat(served.host().list()).containsExactly(first);
    board.unplug();
    assertThat(served.host().list()).isEmpty();
    assertThat(served.server().devices()).containsExactly(board, second);
  }

  @Test
  void sendsTheBytesOfTheSpecification() throws Exception {
    second.unplug();
    try (RawClient client = new RawClient(served.server().port())) {
      client.send(new byte[] {0x01, 0x11, (byte) 0x80, 0x05, 0, 0, 0, 0});
      assertThat(hex(client.read(12))).isEqualTo("0111" + "0005" + "00000000" + "00000001");
      assertThat(hex(client.read(256)))
          .startsWith(Hex.bytes("/sys/".getBytes(StandardCharsets.US_ASCII)));
      assertThat(hex(client.read(32))).isEqualTo("312D31" + "00".repeat(29));
      assertThat(hex(client.read(24)))
          .isEqualTo("00000001" + "00000002" + "00000002" + "0483DF112200" + "000000" + "010101");
      assertThat(hex(client.read(4))).isEqualTo("FE010200");
      assertThat(client.ended()).isTrue();
    }
    try (RawClient client = served.holding("1-1")) {
      // GETSTATUS, then a request that no ROM has, then SET_INTERFACE 1.
      client.send(RawClient.control(7, true, 6, GETSTATUS, NOTHING));
      assertThat(hex(client.read(54)))
          .isEqualTo(header("00000003", "00000007", "00000000", "00000006") + "000000000200");
      client.send(RawClient.control(8, true, 6, 0xA109_0000_0000_0600L, NOTHING));
      assertThat(hex(client.read(48)))
          .isEqualTo(header("00000003", "00000008", "FFFFFFE0", "00000000"));
      client.send(RawClient.control(9, false, 0, 0x010B_0100_0000_0000L, NOTHING));
      assertThat(hex(client.read(48)))
          .isEqualTo(header("00000003", "00000009", "00000000", "00000000"));
      client.send(RawClient.unlink(10, 9));
      assertThat(hex(client.read(48)))
          .isEqualTo(header("00000004", "0000000A", "00000000", "00000000"));
      client.send(RawClient.control(11, false, 5, 0x2101_0000_0000_0500L, new byte[5]));
      assertThat(hex(client.read(48)))
          .isEqualTo(header("00000003", "0000000B", "00000000", "00000005"));
    }
  }

  private static String header(String command, String seqnum, String status, String actualLength) {
    return command + seqnum + "00".repeat(12) + status + actualLength + "00".repeat(20);
  }

  private static String hex(ByteBuffer bytes) {
    return Hex.bytes(bytes.array());
  }

  @Test
  void packetsMayComeInPieces() throws Exception {
    try (RawClient client = new RawClient(served.server().port())) {
      sendByteByByte(client, RawClient.importOf("1-1"));
      assertThat(client.read(8 + 312).getInt(4)).isZero();
      byte[] setAddress = {0x21, 0, 0, 0, 0x08};
      sendByteByByte(client, RawClient.control(1, false, 5, 0x2101_0000_0000_0500L, setAddress));
      assertThat(client.read(48).getInt(20)).isZero();
      sendByteByByte(client, RawClient.control(2, true, 1, GETSTATE, NOTHING));
      assertThat(client.read(49).get(48)).isEqualTo((byte) DfuState.DFU_DNLOAD_SYNC.code());
    }
    assertThat(board.transferLog().transfers().get(0).head()).isEqualTo("2100000008");
  }

  private static void sendByteByByte(RawClient client, byte[] packet) throws IOException {
    for (byte one : packet) {
      client.send(new byte[] {one});
    }
  }

  @Test
  void transfersThatContradictThemselvesAreRefused() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      client.send(RawClient.control(1, true, 5, GETSTATUS, NOTHING));
      assertThat(client.read(48).getInt(20)).isEqualTo(-22);
      client.send(RawClient.control(2, false, 6, GETSTATUS, new byte[6]));
      assertThat(client.read(48).getInt(20)).isEqualTo(-22);
      client.send(RawClient.submit(3, true, 1, 64, NOTHING));
      assertThat(client.read(48).getInt(20)).isEqualTo(-32);
      client.send(RawClient.submit(4, false, 1, 3, new byte[3]));
      assertThat(client.read(48).getInt(20)).isEqualTo(-32);
    }
  }

  @Test
  void eachBoardHasAStateOfItsOwnAndOneHolder() throws Exception {
    try (ImportedBoard one = served.host().attach("1-1");
        ImportedBoard two = served.host().attach("1-5.2")) {
      assertFails(Kind.BUSY, () -> served.host().attach("1-1").close());
      assertFails(Kind.DISCONNECTED, () -> served.host().attach("1-2").close());
      assertThat(served.events().next(UsbIpEvent.Refused.class).reason()).contains("1-1", "held");
      assertThat(served.events().next(UsbIpEvent.Refused.class).reason()).contains("1-2");
      download(one, 5);
      assertThat(state(one)).isEqualTo(DfuState.DFU_DNLOAD_SYNC);
      assertThat(state(two)).isEqualTo(DfuState.DFU_IDLE);
      assertFails(Kind.BUSY, () -> board.finder().open(board.finder().list().get(0)).close());
    }
  }

  @Test
  void anImportIsABusReset() throws Exception {
    try (ImportedBoard imported = served.host().attach("1-1")) {
      download(imported, 5);
    }
    try (ImportedBoard imported = served.host().attach("1-1")) {
      assertThat(state(imported)).isEqualTo(DfuState.DFU_IDLE);
    }
  }

  @Test
  void aConnectionThatDiesLetsGoOfTheBoard() throws Exception {
    served.host().attach("1-1").abandon();
    assertThat(served.events().next(UsbIpEvent.Released.class).busId()).isEqualTo("1-1");
    served.host().attach("1-1").close();
    assertThat(served.events().next(UsbIpEvent.Released.class).reason()).contains("client closed");
  }

  @Test
  void anUnlinkedRequestIsAnsweredAtOnceAndTheBoardGoesOn() throws Exception {
    try (RawClient client = served.holding("1-1")) {
      long next = board.transferLog().count();
      board.faults(FaultPlan.none().atTransfer(next, new Fault.LostRequest()));
      client.send(RawClient.control(1, true, 6, GETSTATUS, NOTHING));
      client.send(RawClient.control(2, true, 1, GETSTATE, NOTHING));
      client.send(RawClient.control(3, true, 1, GETSTATE, NOTHING));
      client.send(RawClient.unlink(4, 2));
      assertThat(client.read(48).getInt(20)).isEqualTo(-104);
      client.send(RawClient.unlink(5, 1));
      assertThat(client.read(48).getInt(20)).isEqualTo(-104);
      ByteBuffer third = client.read(49);
      assertThat(third.getInt(4)).isEqualTo(3);
      assertThat(third.get(48)).isEqualTo((byte) DfuState.DFU_IDLE.code());
    }
  }

  @Test
  void aListenerThatFailsDoesNoHarm() throws Exception {
    UsbIpListener failing =
        event -> {
          throw new IllegalStateException("on purpose: " + event);
        };
    UsbIpOptions options = UsbIpOptions.loopback().withPort(0).withListener(failing);
    List<Throwable> seen = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> seen.add(failure));
    try {
      try (UsbIpServer server = UsbIpServer.start(options, List.of(board))) {
        UsbIpHost host = UsbIpHost.ofLocal(server.port());
        try (ImportedBoard imported = host.attach("1-1")) {
          assertThat(state(imported)).isEqualTo(DfuState.DFU_IDLE);
        }
        assertThat(host.list()).hasSize(1);
      }
      assertThat(seen).hasSize(3).allMatch(IllegalStateException.class::isInstance);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void closingEndsConnectionsAndThreadsAndFreesThePort() throws Exception {
    int port = served.server().port();
    try (RawClient importer = served.holding("1-1");
        RawClient silent = new RawClient(port)) {
      served.close();
      served.close();
      assertThat(importer.ended()).isTrue();
      assertThat(silent.ended()).isTrue();
    }
    assertThat(served.events().next(UsbIpEvent.Released.class).reason())
        .isEqualTo("the server was closed");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("usbip"));
    try (UsbIpServer again =
        UsbIpServer.start(UsbIpOptions.loopback().withPort(port), List.of(board, second))) {
      assertThat(UsbIpHost.ofLocal(again.port()).list()).hasSize(2);
    }
  }

  @Test
  void refusesWhatItCouldNotServe() {
    UsbIpOptions options = UsbIpOptions.loopback().withPort(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UsbIpServer.start(options, List.of(SimulatedF373.rom().build())))
        .withMessageContaining("real time");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UsbIpServer.start(options, List.of(board, builder("1-1").build())));
    String longest = "1-" + "1.".repeat(14) + "1";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UsbIpServer.start(options, List.of(builder(longest + "1").build())));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(65_536));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxConnections(0));
    assertThatIllegalArgumentException().isThrownBy(() -> options.withPatience(Duration.ZERO));
    assertThatIOException()
        .isThrownBy(() -> UsbIpServer.start(options.withPort(served.server().port()), List.of()));
  }

  @Test
  void aBoardThatNobodySeesIsNotThere() throws Exception {
    SimulatedF373 asleep = builder("1-1").boot0(Boot0.LOW).build();
    assertThat(asleep.seen()).isEmpty();
    assertFails(Kind.DISCONNECTED, () -> asleep.attach().close());
  }
}
