package io.github.stm32dfu.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import io.github.stm32dfu.transport.SerialSettings.Parity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link SerialLink} does, on whatever port. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class SerialLinkContract extends SerialLinkBench {
  private static final SerialSettings SETTINGS = SerialSettings.standard();
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(150);

  /** By how much a busy machine may be late. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final int MORE_THAN_ANY_BUFFER = 1 << 20;

  @Test
  void carriesEveryByteToTheOtherEnd() throws Exception {
    try (SerialLink link = open()) {
      link.write(everyByte(), LONG);
      assertThat(receive(256)).isEqualTo(everyByte());
    }
  }

  @Test
  void carriesEveryByteFromTheOtherEnd() throws Exception {
    try (SerialLink link = open()) {
      send(everyByte());
      assertThat(read(link, 256)).isEqualTo(everyByte());
    }
  }

  @Test
  void keepsTheOrderOfManyWrites() throws Exception {
    byte[] data = new byte[3000];
    new Random(1).nextBytes(data);
    try (SerialLink link = open()) {
      for (int at = 0; at < data.length; at += 100) {
        link.write(Arrays.copyOfRange(data, at, at + 100), LONG);
      }
      assertThat(receive(data.length)).isEqualTo(data);
    }
  }

  @Test
  void writesMoreThanAnyBufferHolds() throws Exception {
    byte[] data = new byte[200_000];
    new Random(2).nextBytes(data);
    try (SerialLink link = open()) {
      link.write(data, LONG);
      assertThat(receive(data.length)).isEqualTo(data);
    }
  }

  @Test
  void takesNothingForGood() throws Exception {
    try (SerialLink link = open()) {
      link.write(new byte[0], Duration.ZERO);
      link.write(new byte[] {1}, LONG);
      link.write(new byte[0], LONG);
      assertThat(receive(1)).containsExactly(1);
    }
  }

  @Test
  void readsNoMoreThanAskedAndKeepsTheRest() throws Exception {
    try (SerialLink link = open()) {
      send(bytes("abcdefgh"));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (all.size() < 8) {
        byte[] some = link.read(3, LONG);
        assertThat(some).hasSizeBetween(1, 3);
        all.write(some, 0, some.length);
      }
      assertThat(all.toByteArray()).isEqualTo(bytes("abcdefgh"));
    }
  }

  @Test
  void givesWhatThereIsWithoutWaitingForMore() throws Exception {
    try (SerialLink link = open()) {
      send(bytes("x"));
      Duration start = clock().now();
      assertThat(link.read(1000, LONG)).isEqualTo(bytes("x"));
      assertThat(since(start)).isLessThan(LONG);
    }
  }

  @Test
  void waitsForTheFirstByte() throws Exception {
    try (SerialLink link = open()) {
      after(SHORT, () -> send(bytes("y")));
      assertThat(link.read(10, LONG)).isEqualTo(bytes("y"));
    }
  }

  @Test
  void silenceEndsWithTheTimeoutAndNothing() throws Exception {
    try (SerialLink link = open()) {
      for (Duration timeout : new Duration[] {SHORT, Duration.ofMillis(1), Duration.ofMillis(33)}) {
        Duration start = clock().now();
        assertThat(link.read(10, timeout)).isEmpty();
        assertThat(since(start)).isBetween(timeout, timeout.plus(SLACK));
      }
    }
  }

  @Test
  void aTimeoutOfZeroTakesWhatIsThere() throws Exception {
    try (SerialLink link = open()) {
      Duration start = clock().now();
      assertThat(link.read(10, Duration.ZERO)).isEmpty();
      assertThat(since(start)).isLessThan(SLACK);
      send(bytes("zz"));
      assertThat(link.read(1, LONG)).isEqualTo(bytes("z"));
      assertThat(link.read(1, LONG)).isEqualTo(bytes("z"));
      assertThat(link.read(1, Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void anInterruptEndsNoWaitAndIsKept() throws Exception {
    try (SerialLink link = open()) {
      Thread.currentThread().interrupt();
      Duration start = clock().now();
      assertThat(link.read(1, SHORT)).isEmpty();
      assertThat(since(start)).isGreaterThanOrEqualTo(SHORT);
      link.write(bytes("i"), LONG);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(receive(1)).isEqualTo(bytes("i"));
    }
  }

  @Test
  void anOtherEndThatTakesNothingEndsAWriteInTime() throws Exception {
    SerialLink link = open();
    try {
      stall();
      Duration start = clock().now();
      assertFails(Kind.TIMEOUT, () -> link.write(new byte[MORE_THAN_ANY_BUFFER], SHORT));
      assertThat(since(start)).isBetween(SHORT, SHORT.plus(SLACK));
      assertFails(Kind.TIMEOUT, () -> link.write(new byte[MORE_THAN_ANY_BUFFER], SHORT));
      send(bytes("still heard"));
      assertThat(read(link, 11)).isEqualTo(bytes("still heard"));
    } finally {
      Duration start = clock().now();
      link.close();
      assertThat(since(start)).isLessThan(SLACK);
    }
  }

  @Test
  void beginsWithTheSettingsAskedForAndChangesThem() throws Exception {
    try (SerialLink link = finder().open(port(), SETTINGS.at(57_600))) {
      assertThat(baudRate()).isEqualTo(57_600);
      link.write(bytes("before"), LONG);
      link.configure(SETTINGS.at(1200));
      assertThat(baudRate()).isEqualTo(1200);
      assertThat(receive(6)).isEqualTo(bytes("before"));
      link.configure(SETTINGS.with(Parity.EVEN));
      assertThat(baudRate()).isEqualTo(SETTINGS.baudRate());
      link.write(bytes("after"), LONG);
      assertThat(receive(5)).isEqualTo(bytes("after"));
    }
  }

  @Test
  void settingsStartAnewWithEachOpen() throws Exception {
    finder().open(port(), SETTINGS.at(1200)).close();
    try (SerialLink again = open()) {
      assertThat(again.identity()).isEqualTo(port());
      assertThat(baudRate()).isEqualTo(SETTINGS.baudRate());
    }
  }

  @Test
  void setsAModemLineOrSaysThatThereIsNone() throws Exception {
    try (SerialLink link = open()) {
      for (ModemLine line : ModemLine.values()) {
        for (ModemLine.Level level : ModemLine.Level.values()) {
          try {
            link.set(line, level);
          } catch (TransportException none) {
            assertThat(none.kind()).isEqualTo(Kind.UNSUPPORTED);
          }
        }
      }
      link.write(bytes("goes on"), LONG);
      assertThat(receive(7)).isEqualTo(bytes("goes on"));
    }
  }

  @Test
  void anEndThatLeftEndsEveryCall() throws Exception {
    try (SerialLink link = open()) {
      unplug();
      assertFails(Kind.DISCONNECTED, () -> link.read(1, LONG));
      assertFails(Kind.DISCONNECTED, () -> link.read(1, Duration.ZERO));
      assertFails(Kind.DISCONNECTED, () -> link.write(bytes("?"), LONG));
      assertFails(Kind.DISCONNECTED, () -> link.configure(SETTINGS.at(1200)));
      assertFails(Kind.DISCONNECTED, () -> link.set(ModemLine.DTR, ModemLine.Level.RELEASED));
      assertThat(link.identity()).isEqualTo(port());
    }
    assertFails(Kind.DISCONNECTED, () -> open().close());
  }

  @Test
  void anEndThatLeavesEndsARead() throws Exception {
    try (SerialLink link = open()) {
      Duration start = clock().now();
      after(SHORT, this::unplug);
      assertFails(Kind.DISCONNECTED, () -> link.read(1, LONG));
      assertThat(since(start)).isLessThan(LONG);
    }
  }

  @Test
  void anEndThatLeavesEndsAWrite() throws Exception {
    try (SerialLink link = open()) {
      stall();
      Duration start = clock().now();
      after(SHORT, this::unplug);
      assertFails(Kind.DISCONNECTED, () -> link.write(new byte[MORE_THAN_ANY_BUFFER], LONG));
      assertThat(since(start)).isLessThan(LONG);
    }
  }

  @Test
  void closesQuicklyAfterTheOtherEndLeft() throws Exception {
    SerialLink link = open();
    unplug();
    Duration start = clock().now();
    link.close();
    assertThat(since(start)).isLessThan(SLACK);
  }

  @Test
  void aCloseEndsARead() throws Exception {
    SerialLink link = open();
    Duration start = clock().now();
    after(SHORT, link::close);
    assertFails(Kind.DISCONNECTED, () -> link.read(1, LONG));
    assertThat(since(start)).isLessThan(LONG);
  }

  @Test
  void aCloseEndsAWrite() throws Exception {
    SerialLink link = open();
    stall();
    Duration start = clock().now();
    after(SHORT, link::close);
    assertFails(Kind.DISCONNECTED, () -> link.write(new byte[MORE_THAN_ANY_BUFFER], LONG));
    assertThat(since(start)).isLessThan(LONG);
    open().close();
  }

  @Test
  void onlyOneHoldsAPort() throws Exception {
    try (SerialLink first = open()) {
      assertFails(Kind.BUSY, Hint.CLOSE_OTHER_PROGRAM, () -> open().close());
      first.write(bytes("mine"), LONG);
      assertThat(receive(4)).isEqualTo(bytes("mine"));
    }
    open().close();
  }

  @Test
  void aRefusedOpenLeavesThePortToItsHolder() throws Exception {
    try (SerialLink first = finder().open(port(), SETTINGS.at(57_600))) {
      assertFails(Kind.BUSY, () -> open().close());
      assertFails(Kind.BUSY, () -> open().close());
      assertThat(baudRate()).isEqualTo(57_600);
      send(bytes("for the first"));
      assertThat(read(first, 13)).isEqualTo(bytes("for the first"));
    }
  }

  @Test
  void whatWasWrittenBeforeACloseArrives() throws Exception {
    SerialLink link = open();
    link.write(bytes("bootloader!\n"), LONG);
    link.close();
    assertThat(receive(12)).isEqualTo(bytes("bootloader!\n"));
  }

  @Test
  void closingAgainDoesNothingAndUsingAfterItIsAProgrammingError() throws Exception {
    SerialLink link = open();
    link.close();
    try (SerialLink second = open()) {
      link.close();
      assertFails(Kind.BUSY, () -> open().close());
      second.write(bytes("open"), LONG);
      assertThat(receive(4)).isEqualTo(bytes("open"));
    }
    link.close();
    assertThatIllegalStateException().isThrownBy(() -> link.read(1, LONG));
    assertThatIllegalStateException().isThrownBy(() -> link.write(bytes("?"), LONG));
    assertThatIllegalStateException().isThrownBy(() -> link.configure(SETTINGS));
    assertThatIllegalStateException()
        .isThrownBy(() -> link.set(ModemLine.RTS, ModemLine.Level.ASSERTED));
    assertThat(link.identity()).isEqualTo(port());
  }

  @Test
  void nonsenseIsAProgrammingError() throws Exception {
    Duration negative = Duration.ofMillis(-1);
    try (SerialLink link = open()) {
      assertThatIllegalArgumentException().isThrownBy(() -> link.read(0, LONG));
      assertThatIllegalArgumentException().isThrownBy(() -> link.read(1, negative));
      assertThatIllegalArgumentException().isThrownBy(() -> link.write(bytes("?"), negative));
    }
  }

  private SerialLink open() throws Exception {
    return finder().open(port(), SETTINGS);
  }

  private Duration since(Duration start) {
    return clock().now().minus(start);
  }

  private static byte[] read(SerialLink link, int count) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some;
    while (all.size() < count && (some = link.read(count - all.size(), LONG)).length > 0) {
      all.write(some, 0, some.length);
    }
    return all.toByteArray();
  }

  private static byte[] everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  private static void assertFails(Kind kind, Hint hint, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
        .satisfies(failure -> assertThat(failure.hint()).isEqualTo(hint));
  }
}
