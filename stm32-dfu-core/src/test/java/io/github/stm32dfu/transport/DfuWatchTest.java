package io.github.stm32dfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DfuWatchTest {
  private static final DfuFilter PORT = DfuFilter.onPort(PortPath.of("1-5"));

  private final SteppingClock clock = new SteppingClock();

  /** A device that is there between two moments; a second one is always there. */
  private record Bus(Clock clock, Duration from, Duration to) implements DfuFinder {
    @Override
    public List<DfuIdentity> list() {
      Duration now = clock.now();
      boolean there = now.compareTo(from) >= 0 && now.compareTo(to) < 0;
      return there ? List.of(device("1-4"), device("1-5")) : List.of(device("1-4"));
    }

    @Override
    public DfuTransport open(DfuIdentity device) {
      throw new UnsupportedOperationException("nobody opens here");
    }
  }

  @Property(tries = 200)
  void aDeviceThatComesInTimeIsFoundSoonAfter(
      @ForAll @IntRange(max = 9_999) int comes, @ForAll @IntRange(min = 1, max = 9_999) int wait)
      throws Exception {
    Duration start = clock.now();
    Duration arrival = start.plusMillis(comes);
    DfuWatch watch = new DfuWatch(new Bus(clock, arrival, arrival.plusDays(1)), clock);

    if (comes <= wait) {
      assertThat(watch.untilThere(PORT, Duration.ofMillis(wait))).containsExactly(device("1-5"));
      assertThat(clock.now()).isBetween(arrival, arrival.plusMillis(50));
    } else {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> watch.untilThere(PORT, Duration.ofMillis(wait)))
          .withMessageContaining("a device on port 1-5 did not appear within " + wait + " ms")
          .withMessageContaining("0483:DF11 at 1-4")
          .satisfies(end -> assertThat(end.kind()).isEqualTo(TransportException.Kind.TIMEOUT))
          .satisfies(end -> assertThat(end.hint()).isEqualTo(Hint.CONNECT_DEVICE));
    }
    assertThat(clock.now()).isLessThanOrEqualTo(start.plusMillis(wait));
    assertThat(clock.sleeps()).allMatch(one -> !one.isNegative() && !one.isZero());
  }

  @Property(tries = 200)
  void aDeviceThatGoesInTimeIsMissedSoonAfter(
      @ForAll @IntRange(max = 9_999) int goes, @ForAll @IntRange(min = 1, max = 9_999) int wait)
      throws Exception {
    Duration start = clock.now();
    Duration departure = start.plusMillis(goes);
    DfuWatch watch = new DfuWatch(new Bus(clock, Duration.ZERO, departure), clock);

    if (goes <= wait) {
      watch.untilGone(PORT, Duration.ofMillis(wait));
      assertThat(clock.now()).isBetween(departure, departure.plusMillis(50));
    } else {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> watch.untilGone(PORT, Duration.ofMillis(wait)))
          .withMessageContaining("a device on port 1-5 did not leave the bus within");
    }
    assertThat(clock.now()).isLessThanOrEqualTo(start.plusMillis(wait));
  }

  @Example
  void waitingForNoTimeLooksOnce() throws Exception {
    DfuWatch watch = new DfuWatch(new Bus(clock, Duration.ZERO, Duration.ofDays(1)), clock);

    assertThat(watch.untilThere(DfuFilter.bootloader(), Duration.ZERO)).hasSize(2);
    assertThat(clock.sleeps()).isEmpty();
  }

  @Example
  void anInterruptEndsTheWait() {
    DfuWatch watch = new DfuWatch(new Bus(clock, Duration.ZERO, Duration.ZERO), clock);
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> watch.untilThere(PORT, Duration.ofDays(1)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.sleeps()).hasSize(1);
  }

  @Example
  void filtersMeanWhatTheySay() {
    DfuFilter both = DfuFilter.withSerial("A").and(PORT);

    assertThat(both.fits(device("1-5"))).isTrue();
    assertThat(both.fits(device("1-5.1"))).isFalse();
    assertThat(DfuFilter.withSerial("B").fits(device("1-5"))).isFalse();
    assertThat(both.description()).contains("serial A", "port 1-5");
    assertThatIllegalArgumentException().isThrownBy(() -> DfuFilter.onPort(PortPath.unknown()));
  }

  private static DfuIdentity device(String path) {
    return new DfuIdentity(
        0x0483,
        0xDF11,
        0x2200,
        new DeviceString.Text("A"),
        PortPath.of(path),
        DfuIdentity.Mode.DFU,
        List.of(),
        Optional.empty());
  }
}
