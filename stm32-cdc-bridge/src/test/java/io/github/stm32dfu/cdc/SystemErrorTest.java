package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemErrorTest {
  @ParameterizedTest
  @CsvSource({
    "LINUX, 1, ACCESS_DENIED, ALLOW_SERIAL_PORT",
    "LINUX, 13, ACCESS_DENIED, ALLOW_SERIAL_PORT",
    "LINUX, 2, DISCONNECTED, LIST_PORTS",
    "LINUX, 5, DISCONNECTED, LIST_PORTS",
    "LINUX, 6, DISCONNECTED, LIST_PORTS",
    "LINUX, 19, DISCONNECTED, LIST_PORTS",
    "LINUX, 11, BUSY, CLOSE_OTHER_PROGRAM",
    "LINUX, 16, BUSY, CLOSE_OTHER_PROGRAM",
    "MAC, 35, BUSY, CLOSE_OTHER_PROGRAM",
    "LINUX, 25, UNSUPPORTED, NONE",
    "LINUX, 22, UNSUPPORTED, NONE",
    "LINUX, 12, IO, REPLUG",
    "WINDOWS, 5, BUSY, CLOSE_OTHER_PROGRAM",
    "WINDOWS, 32, BUSY, CLOSE_OTHER_PROGRAM",
    "WINDOWS, 2, DISCONNECTED, LIST_PORTS",
    "WINDOWS, 3, DISCONNECTED, LIST_PORTS",
    "WINDOWS, 87, UNSUPPORTED, NONE",
    "WINDOWS, 31, IO, REPLUG"
  })
  void meansTheSameToAPersonOnEverySystem(HostSystem host, int code, Kind kind, Hint hint) {
    TransportException failure = SystemError.of(code, host).during("opening COM7", code);

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.hint()).isEqualTo(hint);
    assertThat(failure)
        .hasMessageStartingWith("opening COM7: ")
        .hasMessageEndingWith(" (error " + code + ")");
  }
}
