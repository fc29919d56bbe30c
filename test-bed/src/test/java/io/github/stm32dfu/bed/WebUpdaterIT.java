package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.journey.release.FileReference;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real Chromium, with WebUSB and Web Serial over a real kernel. Headless browsers
 * have no list to choose from, so a managed policy stands for the visitor's permissions.
 */
@RealUsb
final class WebUpdaterIT {
  private static final String URL = "http://localhost:8373";
  private static final Path OUT =
      Path.of(System.getProperty("stm32dfu.bed.folder", "."), "target/out/screens");
  private static final String POLICY =
      """
      {"WebUsbAllowDevicesForUrls":
         [{"devices": [{"vendor_id": 1155, "product_id": 57105}], "urls": ["%1$s"]}],
       "SerialAllowUsbDevicesForUrls":
         [{"devices": [{"vendor_id": 1155, "product_id": 22336}], "urls": ["%1$s"]}]}
      """;

  @TempDir Path folder;
  private Process server;
  private final SimulatedF373 board = Lamp.board("1-1", PowerSupply.SELF);

  @BeforeAll
  static void allowAndWatch() throws Exception {
    Path policies = Files.createDirectories(Path.of("/etc/chromium/policies/managed"));
    Files.writeString(policies.resolve("test-bed.json"), POLICY.formatted(URL));
    Files.createDirectories(OUT);
    // Chromium learns from udev what comes and goes.
    udev("/lib/systemd/systemd-udevd", "--daemon");
    udev("udevadm", "trigger");
    udev("udevadm", "settle");
  }

  @AfterAll
  static void stopWatching() throws Exception {
    udev("udevadm", "control", "--exit");
  }

  @BeforeEach
  void serve() throws IOException {
    Path releases = Files.createDirectory(folder.resolve("releases"));
    Path newest = Lamp.file(releases, "1.2.0");
    Release release =
        Release.describing(
            Lamp.PRODUCT,
            Set.of(),
            "1.2.0",
            120,
            new FileReference(newest.getFileName().toString()),
            Files.readAllBytes(newest),
            new io.github.stm32dfu.host.JdkSha256());
    Files.write(releases.resolve("firmware.json"), new ReleaseIndex(List.of(release)).toJson());
    Path root = Path.of(System.getProperty("stm32dfu.bed.folder"), "..");
    server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                root.resolve("examples/web-updater/target/classes")
                    + ":"
                    + root.resolve("stm32-dfu-core/target/classes"),
                "io.github.stm32dfu.page.PageServer",
                releases.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(server.inputReader().readLine()).contains(URL);
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  @Test
  void theWholeJourneyByClicking() throws Exception {
    try (PluggedBoards plugged = PluggedBoards.plug(board);
        Visitor visitor = Visitor.at(URL, folder.resolve("browser"))) {
      assertThat(plugged.serverPort()).isPositive();
      visitor.does("screen connect 60");
      shoot(visitor, "connect");
      visitor.does("click connect");
      visitor.does("screen choose 60");
      shoot(visitor, "choose");
      assertThat(visitor.does("text")).contains("Desk Lamp", "Version 1.0.0");

      long begin = System.nanoTime();
      visitor.does("file " + Lamp.file(folder, "1.1.0"));
      visitor.does("screen plan 120");
      shoot(visitor, "plan");
      visitor.does("click start");
      visitor.does("screen done 120");
      System.out.println(
          "update by file: " + (System.nanoTime() - begin) / 1_000_000 + " ms, with screenshots");
      shoot(visitor, "done");
      assertThat(visitor.does("text")).contains("Your product runs version 1.1.0");
      assertFlash("1.1.0");

      visitor.does("click again");
      visitor.does("click connect");
      visitor.does("screen choose 60");
      visitor.does("click newest");
      visitor.does("screen plan 120");
      visitor.does("click start");
      visitor.does("screen done 120");
      assertThat(visitor.does("text")).contains("Your product runs version 1.2.0");
      assertFlash("1.2.0");
      assertThat(visitor.does("trouble")).isEmpty();
    }
  }

  private void assertFlash(String version) {
    for (Segment segment : Lamp.firmware(version).segments()) {
      assertThat(board.memory(segment.range())).isEqualTo(segment.toByteArray());
    }
  }

  private static void shoot(Visitor visitor, String name) throws IOException {
    visitor.does("shot " + OUT.resolve(name + ".png"));
  }

  private static void udev(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("SYSTEMD_IGNORE_CHROOT", "1");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
