package io.github.stm32dfu.simulator.usbip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Linux's own client reads what we send. It needs no kernel module to list. */
class UsbIpToolTest {
  @Test
  void linuxListsTheBoards() throws Exception {
    Path usbip = usbip();
    SimulatedF373 one = SimulatedF373.rom().clock(Clock.system()).build();
    SimulatedF373 two = SimulatedF373.rom().clock(Clock.system()).portPath("1-5.2").build();
    try (UsbIpServer server =
        UsbIpServer.start(UsbIpOptions.loopback().withPort(0), List.of(one, two))) {
      String port = Integer.toString(server.port());
      Process list =
          new ProcessBuilder(usbip.toString(), "--tcp-port", port, "list", "-r", "127.0.0.1")
              .redirectErrorStream(true)
              .start();
      String said = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(list.waitFor()).as(said).isZero();
      assertThat(said)
          .contains("1-1: ", "1-5.2: ", "(0483:df11)", "(fe/01/02)")
          .doesNotContain("error");
    }
  }

  private static Path usbip() {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    Optional<Path> found =
        Stream.of(path.split(File.pathSeparator))
            .map(folder -> Path.of(folder, "usbip"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "usbip is not installed");
    return found.orElseThrow();
  }
}
