package io.github.stm32dfu.simulator.station;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.host.station.Station;
import io.github.stm32dfu.host.station.StationListener;
import io.github.stm32dfu.host.station.StationOptions;
import io.github.stm32dfu.host.station.StationReport;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** How long sixteen boards take through one process, beside one board: 256 KiB, in real time. */
final class StationBenchmark {
  private static final FlashGeometry REAL = new FlashGeometry(128, 2048);
  private static final int MANY = 16;

  private StationBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    FirmwareFile firmware = Bench.firmware(REAL.size());
    Path locks = Files.createTempDirectory("locks");
    double one = seconds(1, firmware, locks);
    double many = seconds(MANY, firmware, locks);
    System.out.printf(
        Locale.ROOT, "1 board %.2f s, %d boards %.2f s: %.3f%n", one, MANY, many, many / one);
  }

  private static double seconds(int boards, FirmwareFile firmware, Path locks) throws IOException {
    Bench bench = Bench.of(boards, REAL, Timing.typical());
    ExecutorService threads = Executors.newFixedThreadPool(boards);
    try {
      Duration start = Clock.system().now();
      StationReport report =
          new Station(
                  bench.bus().finder(),
                  Clock.system(),
                  threads,
                  StationOptions.lockingIn(locks).withBoardsPerHub(MANY))
              .flash(
                  bench.bus().finder().list(),
                  firmware,
                  FlashOptions.safe(),
                  StationListener.silent(),
                  new CancelToken());
      if (!report.failed().isEmpty()) {
        throw new IOException("failed: " + report.failed());
      }
      return Clock.system().now().minus(start).toMillis() / 1000.0;
    } finally {
      threads.shutdown();
    }
  }
}
