package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.SerialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSystemTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, LINUX",
    "Windows 11, WINDOWS",
    "Mac OS X, MAC",
    "FreeBSD, OTHER_UNIX",
    "OpenBSD, OTHER_UNIX",
    "SunOS, OTHER_UNIX",
    "AIX, UNSUPPORTED",
    "'', UNSUPPORTED"
  })
  void isToldByItsName(String osName, HostSystem host) {
    assertThat(HostSystem.of(osName)).isEqualTo(host);
  }

  /** There jSerialComm would call System.exit. */
  @Test
  void anUnknownSystemNeverLoadsTheLibrary() {
    Fazecast library = new Fazecast(HostSystem.UNSUPPORTED);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(library::list)
        .satisfies(failure -> assertThat(failure.hint()).isEqualTo(Hint.GIVE_SERIAL_LIBRARY));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> library.open("COM7", SerialSettings.standard()))
        .satisfies(
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.UNSUPPORTED));
  }
}
