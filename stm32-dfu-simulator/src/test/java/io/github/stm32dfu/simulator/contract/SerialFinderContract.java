package io.github.stm32dfu.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SerialFinder} does with one board on USB, whose application is a serial port.
 */
public abstract class SerialFinderContract {
  private static final SerialSettings SETTINGS = SerialSettings.standard();

  /** {@return a finder on a host with that board; other ports may be there} */
  protected abstract SerialFinder finder() throws Exception;

  /** {@return the board's port, with all that can be known of it} */
  protected abstract SerialIdentity port() throws Exception;

  /** The board leaves the bus. */
  protected abstract void unplug() throws Exception;

  @Test
  void listsThePortWithAllThatCanBeKnown() throws Exception {
    assertThat(port().onUsb()).isTrue();
    assertThat(port().serial().asText()).isPresent();
    assertThat(port().product().asText()).isPresent();
    assertThat(port().portPath().text()).isPresent();
    assertThat(finder().list()).contains(port());
  }

  @Test
  void listsAgainWithTheSameResult() throws Exception {
    SerialFinder finder = finder();
    assertThat(finder.list()).isEqualTo(finder.list()).doesNotHaveDuplicates();
  }

  @Test
  void listsPortsOnUsbBeforeOthers() throws Exception {
    assertThat(finder().list())
        .extracting(SerialIdentity::onUsb)
        .isSortedAccordingTo((one, other) -> Boolean.compare(other, one));
  }

  @Test
  void listsAPortThatIsHeld() throws Exception {
    SerialFinder finder = finder();
    try (SerialLink link = finder.open(port(), SETTINGS)) {
      assertThat(link.identity()).isEqualTo(port());
      assertThat(finder.list()).contains(port());
      assertFails(Kind.BUSY, () -> finder.open(port(), SETTINGS).close());
    }
  }

  @Test
  void opensAPortOfWhichOnlyTheNameIsKnown() throws Exception {
    SerialIdentity named = SerialIdentity.named(port().name());
    try (SerialLink link = finder().open(named, SETTINGS)) {
      assertThat(link.identity()).isEqualTo(named);
      assertFails(Kind.BUSY, () -> finder().open(port(), SETTINGS).close());
    }
  }

  @Test
  void doesNotListAPortThatLeft() throws Exception {
    SerialFinder finder = finder();
    SerialIdentity port = port();
    unplug();
    assertThat(finder.list()).doesNotContain(port);
    assertFails(Kind.DISCONNECTED, () -> finder.open(port, SETTINGS).close());
  }

  @Test
  void doesNotOpenWhatIsNotThere() throws Exception {
    SerialFinder finder = finder();
    assertFails(
        Kind.DISCONNECTED,
        () -> finder.open(SerialIdentity.named(port().name() + "999"), SETTINGS).close());
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }
}
