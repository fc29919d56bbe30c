package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.StatusReply;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usbip.client.ImportedBoard;
import io.github.stm32dfu.simulator.usbip.client.RemoteDevice;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsbIpServerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final byte[] NOTHING = {};

  private final Events events = new Events();
  private final SimulatedF373 board = builder("1-1").build();
  private final SimulatedF373 second = builder("1-5.2").build();
  private UsbIpServer server = start(board, second);

  private static F373Builder builder(String portPath) {
    return SimulatedF373.rom()
        .clock(Clock.system())
        .timing(Timing.instant())
        .geometry(new FlashGeometry(4, 64))
        .portPath(portPath);
  }

  private UsbIpServer start(SimulatedF373... boards) {
    try {
      UsbIpOptions options = UsbIpOptions.loopback().withPort(0).withListener(events);
      return UsbIpServer.start(options, List.of(boards));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private UsbIpHost host() {
    return UsbIpHost.ofLocal(server.port());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void listsWhatIsOnTheBus() throws Exception {
    RemoteDevice first =
        new RemoteDevice("1-1", 0x1_0002, 2, 0x0483, 0xDF11, 0x2200, List.of(0xFE0102));
    assertThat(host().list())
        .containsExactly(
            first,
            new RemoteDevice("1-5.2", 0x1_0003, 2, 0x0483, 0xDF11, 0x2200, List.of(0xFE0102)));
    second.unplug();
    assertThat(host().list()).containsExactly(first);
    board.unplug();
    assertThat(host().list()).isEmpty();
    assertThat(server.devices()).containsExactly(board, second);
  }

  @Test
  void sendsTheBytesOfTheSpecification() throws Exception {
    second.unplug();
    try (RawClient client = new RawClient(server.port())) {
      client.send(new byte[] {0x01, 0x11, (byte) 0x80, 0x05, 0, 0, 0, 0});
      assertThat(hex(client.read(12))).isEqualTo("0111" + "0005" + "00000000" + "00000001");
      assertThat(hex(client.read(256))).startsWith(Hex.bytes("/sys/".getBytes("US-ASCII")));
      assertThat(hex(client.read(32))).isEqualTo("312D31" + "00".repeat(29));
      assertThat(hex(client.read(24)))
          .isEqualTo("00000001" + "00000002" + "00000002" + "0483DF112200" + "000000" + "010101");
      assertThat(hex(client.read(4))).isEqualTo("FE010200");
      assertThat(client.ended()).isTrue();
    }
    try (RawClient client = RawClient.holding(server.port(), "1-1")) {
      // GETSTATUS, then a request that no ROM has, then SET_INTERFACE 1.
      client.send(RawClient.control(7, true, 6, 0xA103_0000_0000_0600L, NOTHING));
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
  void transfersThatContradictThemselvesAreRefused() throws Exception {
    try (RawClient client = RawClient.holding(server.port(), "1-1")) {
      client.send(RawClient.control(1, true, 5, 0xA103_0000_0000_0600L, NOTHING));
      assertThat(client.read(48).getInt(20)).isEqualTo(-22);
      client.send(RawClient.control(2, false, 6, 0xA103_0000_0000_0600L, new byte[6]));
      assertThat(client.read(48).getInt(20)).isEqualTo(-22);
      client.send(RawClient.submit(3, true, 1, 64, NOTHING));
      assertThat(client.read(48).getInt(20)).isEqualTo(-32);
      client.send(RawClient.submit(4, false, 1, 3, new byte[3]));
      assertThat(client.read(48).getInt(20)).isEqualTo(-32);
    }
  }

  @Test
  void eachBoardHasAStateOfItsOwnAndOneHolder() throws Exception {
    try (ImportedBoard one = host().attach("1-1");
        ImportedBoard two = host().attach("1-5.2")) {
      assertFails(Kind.BUSY, () -> host().attach("1-1").close());
      assertFails(Kind.DISCONNECTED, () -> host().attach("1-2").close());
      assertThat(events.next(UsbIpEvent.Refused.class).reason()).contains("1-1", "held");
      assertThat(events.next(UsbIpEvent.Refused.class).reason()).contains("1-2");
      download(one, 5);
      assertThat(state(one)).isEqualTo(DfuState.DFU_DNLOAD_SYNC);
      assertThat(state(two)).isEqualTo(DfuState.DFU_IDLE);
      assertFails(Kind.BUSY, () -> board.finder().open(board.finder().list().get(0)).close());
    }
  }

  @Test
  void anImportIsABusReset() throws Exception {
    try (ImportedBoard imported = host().attach("1-1")) {
      download(imported, 5);
    }
    try (ImportedBoard imported = host().attach("1-1")) {
      assertThat(state(imported)).isEqualTo(DfuState.DFU_IDLE);
    }
  }

  @Test
  void aConnectionThatDiesLetsGoOfTheBoard() throws Exception {
    host().attach("1-1").abandon();
    assertThat(events.next(UsbIpEvent.Released.class).busId()).isEqualTo("1-1");
    host().attach("1-1").close();
    assertThat(events.next(UsbIpEvent.Released.class).reason()).contains("client closed");
  }

  @Test
  void aLeavingBoardAnswersAndIsUnplugged() throws Exception {
    board.loadFlash(FlashGeometry.BASE, new byte[] {0, (byte) 0x80, 0, 0x20, 9, 0, 0, 8});
    try (ImportedBoard imported = host().attach("1-1")) {
      download(imported, 0);
      assertThat(status(imported).bState()).isEqualTo(DfuState.DFU_MANIFEST);
      assertFails(Kind.DISCONNECTED, () -> status(imported));
    }
    assertThat(events.next(UsbIpEvent.Released.class).reason())
        .isEqualTo("the device left the bus");
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertFails(Kind.DISCONNECTED, () -> host().attach("1-1").close());
    board.enterBootloader();
    host().attach("1-1").close();
  }

  @Test
  void whateverTakesTheBoardAwayEndsTheConnection() throws Exception {
    endsTheConnection(board::unplug);
    board.plug();
    endsTheConnection(board::powerOff);
    board.powerOn();
    endsTheConnection(board::reset);
  }

  private void endsTheConnection(Runnable event) throws Exception {
    try (RawClient client = RawClient.holding(server.port(), "1-1")) {
      event.run();
      assertThat(client.ended()).isTrue();
    }
    assertThat(events.next(UsbIpEvent.Released.class).reason()).contains("left the bus");
  }

  /** The flash is done while nobody asks, and the reset that belongs to it is an unplug. */
  @Test
  void aResetThatFollowsFromTheFlashEndsTheConnection() throws Exception {
    server.close();
    SimulatedF373 real =
        builder("1-1")
            .timing(Timing.typical())
            .optionBytes(OptionBytes.factory().with(ReadProtection.LEVEL_1))
            .build();
    server = start(real);
    try (RawClient client = RawClient.holding(server.port(), "1-1")) {
      client.send(RawClient.control(1, false, 1, 0x2101_0000_0000_0100L, new byte[] {(byte) 0x92}));
      assertThat(client.read(48).getInt(20)).isZero();
      client.send(RawClient.control(2, true, 6, 0xA103_0000_0000_0600L, NOTHING));
      assertThat(client.read(54).get(52)).isEqualTo((byte) DfuState.DFU_DNBUSY.code());
      assertThat(client.ended()).isTrue();
    }
    host().attach("1-1").close();
  }

  @Test
  void aFaultThatComesLaterEndsTheConnectionByItself() throws Exception {
    Fault unplug = new Fault.UnplugAfter(Duration.ofMillis(30));
    try (RawClient client = RawClient.holding(server.port(), "1-1")) {
      long next = board.transferLog().count();
      board.faults(FaultPlan.none().atTransfer(next, unplug).returningAfter(Duration.ofMillis(1)));
      client.send(RawClient.control(1, true, 6, 0xA103_0000_0000_0600L, NOTHING));
      assertThat(client.read(54).getInt(20)).isZero();
      assertThat(client.ended()).isTrue();
    }
    events.next(UsbIpEvent.Released.class);
    board.clock().sleep(Duration.ofMillis(2));
    host().attach("1-1").close();
  }

  @Test
  void aFaultDuringATransferEndsItWithoutAnAnswer() throws Exception {
    for (Fault fault : List.of(new Fault.UnplugBefore(), new Fault.PowerCut(Duration.ZERO))) {
      try (RawClient client = RawClient.holding(server.port(), "1-1")) {
        board.faults(FaultPlan.none().atTransfer(board.transferLog().count(), fault));
        client.send(RawClient.control(1, true, 6, 0xA103_0000_0000_0600L, NOTHING));
        assertThatIOException().isThrownBy(() -> client.read(1));
      }
      board.plug();
      board.powerOn();
      events.next(UsbIpEvent.Released.class);
    }
  }

  @Test
  void anUnlinkedRequestIsAnsweredAtOnceAndTheBoardGoesOn() throws Exception {
    try (RawClient client = RawClient.holding(server.port(), "1-1")) {
      long next = board.transferLog().count();
      board.faults(FaultPlan.none().atTransfer(next, new Fault.LostRequest()));
      client.send(RawClient.control(1, true, 6, 0xA103_0000_0000_0600L, NOTHING));
      client.send(RawClient.control(2, true, 1, 0xA105_0000_0000_0100L, NOTHING));
      client.send(RawClient.control(3, true, 1, 0xA105_0000_0000_0100L, NOTHING));
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
    server.close();
    UsbIpListener failing =
        event -> {
          throw new IllegalStateException("on purpose: " + event);
        };
    List<Throwable> seen = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> seen.add(failure));
    try {
      server =
          UsbIpServer.start(
              UsbIpOptions.loopback().withPort(0).withListener(failing), List.of(board));
      try (ImportedBoard imported = host().attach("1-1")) {
        assertThat(state(imported)).isEqualTo(DfuState.DFU_IDLE);
      }
      assertThat(host().list()).hasSize(1);
      server.close();
      assertThat(seen).hasSize(3).allMatch(IllegalStateException.class::isInstance);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void closingEndsConnectionsAndThreadsAndFreesThePort() throws Exception {
    RawClient importer = RawClient.holding(server.port(), "1-1");
    RawClient silent = new RawClient(server.port());
    int port = server.port();
    server.close();
    server.close();
    assertThat(importer.ended()).isTrue();
    assertThat(silent.ended()).isTrue();
    assertThat(events.next(UsbIpEvent.Released.class).reason()).contains("server was closed");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("usbip"));
    server = UsbIpServer.start(UsbIpOptions.loopback().withPort(port), List.of(board, second));
    host().attach("1-1").close();
    importer.close();
    silent.close();
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
        .isThrownBy(() -> UsbIpServer.start(options.withPort(server.port()), List.of()));
  }

  @Test
  void aBoardThatNobodySeesIsNotThere() throws Exception {
    SimulatedF373 asleep = builder("1-1").boot0(Boot0.LOW).build();
    assertThat(asleep.seen()).isEmpty();
    assertFails(Kind.DISCONNECTED, () -> asleep.attach().close());
  }

  private static void download(ImportedBoard board, int length) throws TransportException {
    board.control(SetupPacket.of(DfuRequest.DNLOAD, 0, length), new byte[length], TIMEOUT);
  }

  private static DfuState state(ImportedBoard board) throws TransportException {
    byte[] state = board.control(SetupPacket.of(DfuRequest.GETSTATE, 0, 1), NOTHING, TIMEOUT);
    return DfuState.ofCode(state[0]).orElseThrow();
  }

  private static StatusReply status(ImportedBoard board) throws Exception {
    return StatusReply.parse(
        board.control(SetupPacket.of(DfuRequest.GETSTATUS, 0, 6), NOTHING, TIMEOUT));
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}
