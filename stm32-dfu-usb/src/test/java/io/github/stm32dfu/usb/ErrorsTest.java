package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ErrorsTest {
  @Example
  void eachCodeSaysWhatHappenedAndWhatToDo() {
    assertMeans(-1, HostSystem.LINUX, Kind.IO, Hint.NONE);
    assertMeans(-2, HostSystem.LINUX, Kind.IO, Hint.NONE);
    assertMeans(-3, HostSystem.LINUX, Kind.ACCESS_DENIED, Hint.INSTALL_UDEV_RULE);
    assertMeans(-3, HostSystem.WINDOWS, Kind.ACCESS_DENIED, Hint.CLOSE_OTHER_PROGRAM);
    assertMeans(-3, HostSystem.MAC, Kind.ACCESS_DENIED, Hint.CLOSE_OTHER_PROGRAM);
    assertMeans(-4, HostSystem.LINUX, Kind.DISCONNECTED, Hint.REPLUG);
    assertMeans(-5, HostSystem.LINUX, Kind.IO, Hint.NONE);
    assertMeans(-6, HostSystem.LINUX, Kind.BUSY, Hint.CLOSE_OTHER_PROGRAM);
    assertMeans(-7, HostSystem.LINUX, Kind.TIMEOUT, Hint.REPLUG);
    assertMeans(-8, HostSystem.LINUX, Kind.IO, Hint.NONE);
    assertMeans(-9, HostSystem.LINUX, Kind.STALL, Hint.NONE);
    assertMeans(-12, HostSystem.WINDOWS, Kind.UNSUPPORTED, Hint.INSTALL_WINUSB);
    assertMeans(-12, HostSystem.LINUX, Kind.UNSUPPORTED, Hint.NONE);
    assertMeans(-99, HostSystem.LINUX, Kind.IO, Hint.NONE);
  }

  @Property
  void anyCodeIsSomeError(
      @ForAll @IntRange(min = -200, max = -1) int code, @ForAll HostSystem host) {
    TransportException failure = new UsbFailure(code).during("opening it", host);

    assertThat(failure)
        .hasMessageStartingWith("opening it: ")
        .hasMessageContaining("libusb " + code);
    UsbError error = UsbError.of(code);
    assertThat(error.code() == code || error == UsbError.OTHER).isTrue();
  }

  @Property
  void timeoutsAreNeverShorterThanAskedForAndNeverForEver(
      @ForAll @LongRange(min = 0) long nanos, @ForAll boolean long_) {
    Duration timeout = long_ ? Duration.ofSeconds(nanos) : Duration.ofNanos(nanos);

    long millis = LibUsbHandle.millis(timeout);

    assertThat(millis).isBetween(1L, (long) Integer.MAX_VALUE);
    if (timeout.compareTo(Duration.ofDays(20)) < 0) {
      assertThat(Duration.ofMillis(millis)).isGreaterThanOrEqualTo(timeout);
      assertThat(Duration.ofMillis(millis).minus(timeout))
          .isLessThanOrEqualTo(Duration.ofMillis(1));
    }
  }

  private static void assertMeans(int code, HostSystem host, Kind kind, Hint hint) {
    TransportException failure = new UsbFailure(code).during("it", host);
    assertThat(failure.kind()).as("%d on %s", code, host).isEqualTo(kind);
    assertThat(failure.hint()).as("%d on %s", code, host).isEqualTo(hint);
  }
}
