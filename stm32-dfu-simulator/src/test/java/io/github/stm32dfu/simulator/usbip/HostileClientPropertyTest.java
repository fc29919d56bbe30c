package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usbip.client.ImportedBoard;
import io.github.stm32dfu.simulator.usbip.client.UsbIpHost;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Whatever one client does, the next one is served, and nothing is left behind. */
class HostileClientPropertyTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final int MAX_CONNECTIONS = 6;
  private static final byte[] NOTHING = {};

  private static final SimulatedF373 TARGET = board("1-1");
  private static final SimulatedF373 OTHER = board("1-2");
  private static final List<Throwable> CRASHES = new CopyOnWriteArrayList<>();
  private static final Events EVENTS = new Events();

  private static Thread.@Nullable UncaughtExceptionHandler handlerBefore;
  private static UsbIpServer server;

  private static SimulatedF373 board(String portPath) {
    return SimulatedF373.rom().clock(Clock.system()).portPath(portPath).build();
  }

  @BeforeContainer
  static void serve() throws IOException {
    handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, crash) -> CRASHES.add(crash));
    server =
        UsbIpServer.start(
            UsbIpOptions.loopback()
                .withPort(0)
                .withPatience(PATIENCE)
                .withMaxConnections(MAX_CONNECTIONS)
                .withListener(EVENTS),
            List.of(TARGET, OTHER));
  }

  @AfterContainer
  static void nothingIsLeftBehind() throws IOException {
    server.close();
    Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("usbip"));
  }

  @BeforeTry
  void forgetTheOthers() {
    EVENTS.forget();
  }

  @AfterTry
  void aHealthyClientIsServed() throws Exception {
    UsbIpHost host = UsbIpHost.ofLocal(server.port());
    assertThat(host.list()).hasSize(2);
    try (ImportedBoard board = host.attach("1-2")) {
      byte[] state =
          board.control(SetupPacket.of(DfuRequest.GETSTATE, 0, 1), NOTHING, Duration.ofSeconds(20));
      assertThat(state).hasSize(1);
    }
    assertThat(CRASHES).isEmpty();
  }

  @Provide
  Arbitrary<byte[]> noise() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
  }

  /** Commands of which some words are anything; most get past the first checks. */
  @Provide
  Arbitrary<byte[]> commands() {
    Arbitrary<byte[]> whole =
        Combinators.combine(
                Arbitraries.of(List.of(true, false)),
                Arbitraries.integers().between(0, 70),
                Arbitraries.longs())
            .as((in, length, setup) -> command(in, length, setup));
    Arbitrary<Integer> word =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 2, 3, 15, 16, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 4 << 20),
            Arbitraries.integers());
    Arbitrary<byte[]> changed =
        Combinators.combine(whole, Arbitraries.integers().between(0, 11), word)
            .as(
                (packet, index, value) -> {
                  ByteBuffer.wrap(packet).putInt(4 * index, value);
                  return packet;
                });
    return Arbitraries.oneOf(whole, changed)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(HostileClientPropertyTest::joined);
  }

  private static byte[] command(boolean in, int length, long setup) {
    int wLength = Integer.reverseBytes(length) >>> 16;
    long direction = in ? 0x80L << 56 : 0;
    long agreed = (setup & 0x7FFF_FFFF_FFFF_0000L) | direction | wLength;
    int seqnum = (int) (setup >>> 16);
    return RawClient.control(seqnum, in, length, agreed, new byte[in ? 0 : length]);
  }

  private static byte[] joined(List<byte[]> packets) {
    int length = packets.stream().mapToInt(packet -> packet.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    packets.forEach(all::put);
    return all.array();
  }

  @Property(tries = 200)
  void noiseInPlaceOfARequest(@ForAll("noise") byte[] noise) throws IOException {
    endsAfter(new RawClient(server.port()), noise);
  }

  @Property(tries = 60)
  void noiseAfterAVersion(@ForAll("noise") byte[] noise) throws IOException {
    byte[] packet = joined(List.of(new byte[] {0x01, 0x11, (byte) 0x80}, noise));
    endsAfter(new RawClient(server.port()), packet);
  }

  @Property(tries = 200)
  void noiseInPlaceOfACommand(@ForAll("noise") byte[] noise) throws Exception {
    endsAfter(RawClient.holding(server.port(), "1-1"), noise);
    EVENTS.next(UsbIpEvent.Released.class);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void commandsThatMeanAnything(@ForAll("commands") byte[] commands) throws Exception {
    endsAfter(RawClient.holding(server.port(), "1-1"), commands);
    EVENTS.next(UsbIpEvent.Released.class);
    bringBack();
  }

  @Property(tries = 60)
  void commandsThatEndAnywhere(@ForAll("commands") byte[] commands, @ForAll int cut)
      throws Exception {
    byte[] head = Arrays.copyOf(commands, Math.floorMod(cut, commands.length));
    RawClient client = RawClient.holding(server.port(), "1-1");
    client.trySend(head);
    client.close();
    EVENTS.next(UsbIpEvent.Released.class);
    bringBack();
  }

  /** Chance requests make the ROM leave, too. */
  private static void bringBack() {
    TARGET.reset();
  }

  private static void endsAfter(RawClient client, byte[] bytes) throws IOException {
    try (client) {
      client.trySend(bytes);
      client.finish();
      assertThat(client.ended()).isTrue();
    }
  }

  @Example
  void absurdLengthsAreRefusedBeforeTheyAreAllocated() throws Exception {
    for (int length : new int[] {(4 << 20) + 1, 1 << 30, Integer.MAX_VALUE, -1}) {
      for (boolean in : new boolean[] {true, false}) {
        try (RawClient client = RawClient.holding(server.port(), "1-1")) {
          client.send(RawClient.submit(1, in, 1, length, NOTHING));
          assertThat(client.ended()).isTrue();
        }
        assertThat(reasonOfServer()).containsAnyOf("may wait", "no such transfer");
      }
    }
  }

  /** Why the server let a client go; clients of tests before may be noticed as gone only now. */
  private static String reasonOfServer() throws InterruptedException {
    String reason = EVENTS.next(UsbIpEvent.Released.class).reason();
    while (reason.equals("the client closed the connection")) {
      reason = EVENTS.next(UsbIpEvent.Released.class).reason();
    }
    return reason;
  }

  @Example
  void aClientThatDawdlesIsSentAway() throws Exception {
    try (RawClient idle = new RawClient(server.port());
        RawClient slow = new RawClient(server.port());
        RawClient importer = RawClient.holding(server.port(), "1-1")) {
      importer.send(new byte[20]);
      int sent = 0;
      while (!slow.endedWithin((int) PATIENCE.toMillis() / 4)) {
        assertThat(sent).isLessThan(8);
        slow.trySend(new byte[] {RawClient.importOf("1-1")[sent]});
        sent++;
      }
      assertThat(idle.ended()).isTrue();
      assertThat(importer.ended()).isTrue();
    }
    assertThat(reasonOfServer()).contains("48 bytes");
  }

  @Example
  void aClientThatHoldsItsBoardMayBeSilent() throws Exception {
    try (RawClient client = RawClient.holding(server.port(), "1-1")) {
      assertThat(client.endedWithin(3 * (int) PATIENCE.toMillis())).isFalse();
      client.send(RawClient.control(1, true, 1, 0xA105_0000_0000_0100L, NOTHING));
      assertThat(client.read(49).getInt(4)).isEqualTo(1);
    }
    EVENTS.next(UsbIpEvent.Released.class);
  }

  @Example
  void aCrowdIsSentAwayAndForgotten() throws Exception {
    List<RawClient> crowd = new ArrayList<>();
    for (int i = 0; i < 10 * MAX_CONNECTIONS; i++) {
      crowd.add(new RawClient(server.port()));
    }
    assertThat(EVENTS.next(UsbIpEvent.Refused.class).reason()).contains("6 connections already");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("usbip client"))
        .hasSizeLessThanOrEqualTo(MAX_CONNECTIONS);
    for (RawClient client : crowd) {
      assertThat(client.ended()).isTrue();
      client.close();
    }
  }
}
