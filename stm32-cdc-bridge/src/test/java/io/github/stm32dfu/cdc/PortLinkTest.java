package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

/** What a real port shows too seldom, in virtual time. The rest is in the contract. */
class PortLinkTest {
  private static final SerialSettings SETTINGS = SerialSettings.standard();
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualClock clock = new VirtualClock();
  private final FakeNativePort port = new FakeNativePort();

  @Test
  void aLongWaitCostsFewLooksAndEndsOnTime() throws Exception {
    assertThat(link(HostSystem.LINUX).read(1, SECOND.multipliedBy(10))).isEmpty();

    assertThat(clock.now()).isEqualTo(SECOND.multipliedBy(10));
    assertThat(port.calls).hasSizeBetween(900, 1200);
  }

  @Test
  void aShortWaitIsSeenWithinAThirtiethOfItself() throws Exception {
    link(HostSystem.LINUX).read(1, Duration.ofMillis(8));

    assertThat(port.calls).hasSizeBetween(50, 80);
    assertThat(clock.now()).isEqualTo(Duration.ofMillis(8));
  }

  @Test
  void newSettingsWaitUntilTheDriverAndTheChipHaveSentEverything() throws Exception {
    PortLink link = link(HostSystem.WINDOWS, SETTINGS.at(1200));
    link.write(new byte[100], SECOND);

    link.configure(SETTINGS);

    // 100 bytes of 11 bits.
    assertThat(clock.now()).isBetween(Duration.ofMillis(916), Duration.ofMillis(918));
    link.configure(SETTINGS);
    assertThat(clock.now()).isLessThan(Duration.ofMillis(918));
  }

  @Test
  void newSettingsAreRefusedWhereBytesDoNotGoOut() throws Exception {
    PortLink link = link(HostSystem.WINDOWS);
    link.write(new byte[100], SECOND);
    port.pending = 1;

    assertFails(Kind.TIMEOUT, Hint.REPLUG, () -> link.configure(SETTINGS.at(1200)));

    assertThat(port.calls).doesNotContain("configure 1200 8N1");
    assertThat(clock.now()).isLessThan(SECOND.multipliedBy(3));
  }

  @Test
  void whatThePortCannotDoIsToldFromAPortThatLeft() {
    PortLink link = link(HostSystem.LINUX);
    port.error = 25;
    assertFails(
        Kind.UNSUPPORTED, Hint.NONE, () -> link.set(ModemLine.DTR, ModemLine.Level.ASSERTED));
    port.error = 22;
    assertFails(Kind.UNSUPPORTED, Hint.NONE, () -> link.configure(SETTINGS));
    port.error = 12;
    assertFails(Kind.IO, Hint.REPLUG, () -> link.configure(SETTINGS));
    port.gone = true;
    assertFails(Kind.DISCONNECTED, Hint.LIST_PORTS, () -> link.configure(SETTINGS));
  }

  @Test
  void aFailedWriteWaitsForTheNewsThatTheDeviceLeft() {
    PortLink link = link(failing(new IOException("Input/output error")));
    assertFails(Kind.IO, Hint.REPLUG, () -> link.write(new byte[1], SECOND));
    assertThat(clock.now()).isEqualTo(Duration.ofMillis(300));

    PortLink leaving =
        link(
            new PortWriter() {
              @Override
              public void write(byte[] data, Duration timeout) throws IOException {
                port.gone = true;
                throw new IOException("Input/output error");
              }

              @Override
              public void close() {}
            });
    assertFails(Kind.DISCONNECTED, Hint.LIST_PORTS, () -> leaving.write(new byte[1], SECOND));
  }

  @Test
  void aCloseGivesWhatWasWrittenHalfASecond() throws Exception {
    PortLink link = link(HostSystem.WINDOWS);
    link.write(new byte[3], SECOND);
    port.pending = 3;

    link.close();

    assertThat(clock.now()).isEqualTo(Duration.ofMillis(500));
    assertThat(port.closed).isTrue();
  }

  @Test
  void aCloseDoesNotWaitForWhatADeviceRefusedAlready() {
    PortLink link = link(failing(new TimeoutException()));
    assertFails(Kind.TIMEOUT, Hint.REPLUG, () -> link.write(new byte[3], SECOND));
    port.pending = 3;

    link.close();

    assertThat(clock.now()).isZero();
    assertThat(port.closed).isTrue();
  }

  @Test
  void closesOnce() {
    PortLink link = link(HostSystem.LINUX);
    link.close();
    link.close();

    assertThat(Collections.frequency(port.calls, "close")).isEqualTo(1);
  }

  private PortLink link(HostSystem host) {
    return link(host, SETTINGS);
  }

  private PortLink link(HostSystem host, SerialSettings settings) {
    return link(host, settings, new SlicedWriter(port, clock));
  }

  private PortLink link(PortWriter writer) {
    return link(HostSystem.LINUX, SETTINGS, writer);
  }

  private PortLink link(HostSystem host, SerialSettings settings, PortWriter writer) {
    return new PortLink(
        SerialIdentity.named("/dev/fake"),
        settings,
        port,
        writer,
        new HelperThread("helper of a fake port"),
        host,
        clock,
        NOPLogger.NOP_LOGGER);
  }

  private static PortWriter failing(Exception failure) {
    return new PortWriter() {
      @Override
      public void write(byte[] data, Duration timeout) throws IOException, TimeoutException {
        if (failure instanceof TimeoutException late) {
          throw late;
        }
        throw (IOException) failure;
      }

      @Override
      public void close() {}
    };
  }

  private static void assertFails(Kind kind, Hint hint, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure.hint()).isEqualTo(hint);
              assertThat(failure).message().contains("/dev/fake");
            });
  }
}
