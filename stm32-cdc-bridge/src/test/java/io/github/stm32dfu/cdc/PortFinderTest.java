package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortFinderTest {
  private static final SerialSettings SETTINGS = SerialSettings.standard();
  private static final int EACCES = 13;

  private final VirtualClock clock = new VirtualClock();
  private final LineLogger log = new LineLogger();
  private final FakeNativePort port = new FakeNativePort();
  private final Deque<Integer> failures = new ArrayDeque<>();

  @TempDir Path folder;

  @Test
  void waitsForUdevToGivePermission() throws Exception {
    failures.addAll(List.of(EACCES, EACCES, EACCES));

    finder(HostSystem.LINUX).open(file("tty"), SETTINGS).close();

    assertThat(clock.now()).isBetween(Duration.ofMillis(150), Duration.ofMillis(200));
  }

  @Test
  void doesNotWaitLongForPermission() throws Exception {
    for (int i = 0; i < 1000; i++) {
      failures.add(EACCES);
    }
    SerialIdentity file = file("tty");

    assertFails(
        Kind.ACCESS_DENIED,
        Hint.ALLOW_SERIAL_PORT,
        () -> finder(HostSystem.LINUX).open(file, SETTINGS));
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
    assertFails(
        Kind.ACCESS_DENIED,
        Hint.ALLOW_SERIAL_PORT,
        () -> finder(HostSystem.MAC).open(file, SETTINGS));
    assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
  }

  /** jSerialComm has one code for a port that is not there and for one that it has open. */
  @Test
  void tellsAHeldPortFromAMissingOne() throws Exception {
    failures.add(SystemError.OPEN_OR_NOT_THERE);
    SerialIdentity there = file("there");
    assertFails(
        Kind.BUSY, Hint.CLOSE_OTHER_PROGRAM, () -> finder(HostSystem.LINUX).open(there, SETTINGS));

    SerialIdentity missing = SerialIdentity.named(folder.resolve("missing").toString());
    assertFails(
        Kind.DISCONNECTED, Hint.LIST_PORTS, () -> finder(HostSystem.LINUX).open(missing, SETTINGS));
    assertFails(
        Kind.DISCONNECTED,
        Hint.LIST_PORTS,
        () -> finder(HostSystem.LINUX).open(SerialIdentity.named("\0"), SETTINGS));
  }

  @Test
  void tellsThemApartOnWindowsByTheList() {
    failures.add(SystemError.OPEN_OR_NOT_THERE);
    assertFails(
        Kind.BUSY,
        Hint.CLOSE_OTHER_PROGRAM,
        () -> finder(HostSystem.WINDOWS).open(SerialIdentity.named("com7"), SETTINGS));
    failures.add(SystemError.OPEN_OR_NOT_THERE);
    assertFails(
        Kind.DISCONNECTED,
        Hint.LIST_PORTS,
        () -> finder(HostSystem.WINDOWS).open(SerialIdentity.named("COM8"), SETTINGS));
  }

  @Test
  void logsEachCallWithItsBytesAndItsEnd() throws Exception {
    log.atDebug();
    try (SerialLink link =
        finder(HostSystem.WINDOWS).open(SerialIdentity.named("COM7"), SETTINGS)) {
      link.write(new byte[] {'i', 'd', '?', '\n'}, Duration.ofSeconds(1));
      port.incoming = new byte[] {'o', 'k'};
      link.read(64, Duration.ofSeconds(2));
      link.read(64, Duration.ofMillis(5));
      link.configure(SETTINGS.at(1200));
      link.set(ModemLine.DTR, ModemLine.Level.RELEASED);
      port.gone = true;
      assertFails(Kind.DISCONNECTED, Hint.LIST_PORTS, () -> link.read(1, Duration.ZERO));
    }

    assertThat(log.lines())
        .containsExactly(
            "serial#1 at=0 took=0 OPEN COM7 115200 8N1 -> ok",
            "serial#1 at=0 took=0 WRITE timeout=1000 data=69643F0A -> ok",
            "serial#1 at=0 took=0 READ timeout=2000 most=64 -> data=6F6B",
            "serial#1 at=0 took=5000 READ timeout=5 most=64 -> data=",
            "serial#1 at=5000 took=15000 CONFIGURE 1200 8N1 -> ok",
            "serial#1 at=20000 took=0 DTR RELEASED -> ok",
            "serial#1 at=20000 took=0 READ timeout=0 most=1 -> failed kind=DISCONNECTED"
                + " message=reading from COM7: the device left",
            "serial#1 at=20000 took=0 CLOSE -> ok");
  }

  @Test
  void logsAFailedOpen() throws Exception {
    log.atDebug();
    failures.add(5);
    assertFails(
        Kind.BUSY,
        Hint.CLOSE_OTHER_PROGRAM,
        () -> finder(HostSystem.WINDOWS).open(SerialIdentity.named("COM7"), SETTINGS));

    assertThat(log.lines())
        .containsExactly(
            "serial#1 at=0 took=0 OPEN COM7 115200 8N1 -> failed kind=BUSY"
                + " message=opening COM7: another program holds the port (error 5)");
  }

  @Test
  void saysNothingWithoutDebug() throws Exception {
    finder(HostSystem.WINDOWS).open(SerialIdentity.named("COM7"), SETTINGS).close();

    assertThat(log.lines()).isEmpty();
  }

  private PortFinder finder(HostSystem host) {
    return new PortFinder(
        () -> List.of(SerialIdentity.named("COM7")),
        (name, settings) -> {
          Integer failure = failures.poll();
          if (failure != null) {
            throw new PortFailure(failure);
          }
          return port;
        },
        host,
        clock,
        log.logger());
  }

  private SerialIdentity file(String name) throws Exception {
    return SerialIdentity.named(Files.createFile(folder.resolve(name)).toString());
  }

  private static void assertFails(Kind kind, Hint hint, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure.hint()).isEqualTo(hint);
            });
  }
}
