package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is submitted and unlinked in whatever order: each transfer has one end. */
class PendingTransfersPropertyTest {
  private static final int MESSAGE = 4;
  private static final int UNLINKED = -104;
  private static final byte[] NOTHING = {};

  /** What a client does next. */
  enum Kind {
    OUT,
    IN,
    CONTROL,
    UNLINK
  }

  /** One command; an unlink is of the transfer that many commands ago. */
  record Step(Kind kind, int back) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.OUT, Kind.IN, Kind.CONTROL, Kind.UNLINK, Kind.UNLINK),
            Arbitraries.integers().between(1, 8))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 150)
  void eachTransferEndsOnceAndDataStayInOrder(@ForAll("steps") List<Step> steps) throws Exception {
    try (UsbIpServer server =
            UsbIpServer.start(UsbIpOptions.loopback().withPort(0), List.of(new EchoDevice()));
        RawClient client = RawClient.holding(server.port(), "1-1")) {
      Session session = new Session(client);
      for (Step step : steps) {
        session.perform(step);
      }
      session.unlinkAll();
      session.readAll();
    }
  }

  @Example
  void aQueueWithoutEndIsRefused() throws Exception {
    Events events = new Events();
    UsbIpOptions options = UsbIpOptions.loopback().withPort(0).withListener(events);
    for (int length : new int[] {1, 1 << 20}) {
      try (UsbIpServer server = UsbIpServer.start(options, List.of(new EchoDevice()));
          RawClient client = RawClient.holding(server.port(), "1-1")) {
        for (int seqnum = 0; seqnum < (length == 1 ? 257 : 5); seqnum++) {
          client.trySend(RawClient.submit(seqnum, true, 1, length, NOTHING));
        }
        assertThat(client.ended()).isTrue();
        assertThat(events.next(UsbIpEvent.Released.class).reason()).contains("may wait");
      }
    }
  }

  @Example
  void aDeviceThatFailsIsNotWaitedForInVain() throws Exception {
    Events events = new Events();
    UsbIpOptions options = UsbIpOptions.loopback().withPort(0).withListener(events);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
    try (UsbIpServer server = UsbIpServer.start(options, List.of(new EchoDevice()));
        RawClient client = RawClient.holding(server.port(), "1-1")) {
      client.send(RawClient.submit(1, true, 3, 1, NOTHING));
      assertThat(client.ended()).isTrue();
      assertThat(events.next(UsbIpEvent.Released.class).reason()).isEqualTo("the device failed");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Example
  void aSeqnumThatIsInUseIsRefused() throws Exception {
    try (UsbIpServer server =
            UsbIpServer.start(UsbIpOptions.loopback().withPort(0), List.of(new EchoDevice()));
        RawClient client = RawClient.holding(server.port(), "1-1")) {
      client.send(RawClient.submit(1, true, 1, 1, NOTHING));
      client.send(RawClient.submit(1, true, 1, 1, NOTHING));
      assertThat(client.ended()).isTrue();
    }
  }

  /** What the server cannot send it must not hoard, and the device can still leave. */
  @Example
  void aClientThatNeverReadsIsWaitedForUntilTheDeviceLeaves() throws Exception {
    EchoDevice device = new EchoDevice();
    Events events = new Events();
    UsbIpOptions options = UsbIpOptions.loopback().withPort(0).withListener(events);
    try (UsbIpServer server = UsbIpServer.start(options, List.of(device));
        RawClient client = RawClient.holding(server.port(), "1-1")) {
      int sent = 0;
      do {
        client.send(RawClient.submit(sent, true, 2, 100_000, NOTHING));
        sent++;
        assertThat(sent).as("transfers of 100 KB in buffers").isLessThan(1000);
      } while (device.gaveZeros(Duration.ofMillis(500)));
      device.leave();
      assertThat(events.next(UsbIpEvent.Released.class).reason()).contains("left the bus");
    }
  }

  /** The client's own books. */
  private static final class Session {
    private final RawClient client;
    private final List<Step> sent = new ArrayList<>();
    private final List<Integer> unlinkTargets = new ArrayList<>();
    private final Set<Integer> ended = new HashSet<>();
    private int message;
    private int lastEcho;

    Session(RawClient client) {
      this.client = client;
    }

    void perform(Step step) throws IOException {
      int seqnum = sent.size();
      int target = step.kind() == Kind.UNLINK ? seqnum - step.back() : -1;
      if (step.kind() == Kind.UNLINK && (target < 0 || sent.get(target).kind() == Kind.UNLINK)) {
        return;
      }
      sent.add(step);
      unlinkTargets.add(target);
      client.send(
          switch (step.kind()) {
            case OUT -> RawClient.submit(seqnum, false, 1, MESSAGE, nextMessage());
            case IN -> RawClient.submit(seqnum, true, 1, MESSAGE, NOTHING);
            case CONTROL -> RawClient.control(seqnum, true, 1, 0xC000_0700_0000_0100L, NOTHING);
            case UNLINK -> RawClient.unlink(seqnum, target);
          });
    }

    void unlinkAll() throws IOException {
      int submitted = sent.size();
      for (int target = 0; target < submitted; target++) {
        perform(new Step(Kind.UNLINK, sent.size() - target));
      }
    }

    void readAll() throws IOException {
      Set<Integer> answered = new HashSet<>();
      long unlinks = sent.stream().filter(step -> step.kind() == Kind.UNLINK).count();
      while (answered.size() < unlinks) {
        ByteBuffer header = client.read(RawClient.HEADER_SIZE);
        int seqnum = header.getInt(4);
        if (header.getInt(0) == 3) {
          submitted(seqnum, header.getInt(20), header.getInt(24));
        } else {
          assertThat(header.getInt(0)).isEqualTo(4);
          assertThat(answered.add(seqnum)).as("RET_UNLINK %s is the first", seqnum).isTrue();
          unlinked(unlinkTargets.get(seqnum), header.getInt(20));
        }
      }
    }

    private void submitted(int seqnum, int status, int length) throws IOException {
      assertThat(status).isZero();
      assertThat(ended.add(seqnum)).as("RET_SUBMIT of %s is its only end", seqnum).isTrue();
      switch (sent.get(seqnum).kind()) {
        case OUT -> assertThat(length).isEqualTo(MESSAGE);
        case CONTROL -> assertThat(client.read(length).get()).isEqualTo((byte) 7);
        case IN -> {
          int echo = client.read(length).getInt();
          assertThat(echo).isGreaterThan(lastEcho);
          lastEcho = echo;
        }
        case UNLINK -> throw new AssertionError("RET_SUBMIT of the unlink " + seqnum);
      }
    }

    private void unlinked(int target, int status) {
      if (status == UNLINKED) {
        assertThat(ended.add(target)).as("unlink of %s is its only end", target).isTrue();
      } else {
        assertThat(status).isZero();
        assertThat(ended).as("an unlink that came too late follows the end").contains(target);
      }
    }

    private byte[] nextMessage() {
      message++;
      return ByteBuffer.allocate(MESSAGE).putInt(message).array();
    }
  }
}
