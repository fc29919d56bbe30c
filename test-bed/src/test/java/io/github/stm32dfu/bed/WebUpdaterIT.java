package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.cdc.CdcPorts;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.JourneyListener;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.release.FileReference;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.usb.UsbDfu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
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
            new JdkSha256());
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
  void aWrongFileIsRefusedAndTheWholeJourneyIsMadeByClicking() throws Exception {
    byte[] before = board.flash();
    try (PluggedBoards plugged = PluggedBoards.plug(board);
        Visitor visitor = Visitor.at(URL, folder.resolve("browser"))) {
      assertThat(plugged.serverPort()).isPositive();
      visitor.does("screen connect 60");
      shoot(visitor, "connect");
      // By keyboard alone.
      visitor.does("press Tab");
      visitor.does("press Enter");
      visitor.does("screen choose 60");
      shoot(visitor, "choose");
      assertThat(visitor.does("text"))
          .contains("Desk Lamp", "Version 1.0.0", "Install version 1.2.0");

      visitor.does("file " + Files.writeString(folder.resolve("a.hex"), "Dear Sir or Madam"));
      visitor.does("screen trouble 60");
      assertThat(visitor.does("text")).contains("This file does not fit", "Nothing was changed.");
      shoot(visitor, "wrong-file");
      assertThat(board.flash()).isEqualTo(before);
      visitor.does("click again");
      visitor.does("screen connect 60");
      visitor.does("click connect");
      visitor.does("screen choose 60");

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
      forgetPermissions(visitor);
      visitor.does("click newest");
      visitor.does("screen allow-bootloader 60");
      shoot(visitor, "allow-bootloader");
      visitor.does("click allow-bootloader");
      visitor.does("screen plan 120");
      visitor.does("click start");
      visitor.does("screen allow-application 60");
      shoot(visitor, "allow-application");
      visitor.does("click allow-application");
      visitor.does("screen done 120");
      assertThat(visitor.does("text")).contains("Your product runs version 1.2.0");
      assertFlash("1.2.0");
      assertThat(visitor.does("trouble")).isEmpty();
    }
  }

  @Test
  void aVisitorWhosePlugWasPulledIsLedThroughOnTheNextVisit() throws Exception {
    board.faults(FaultPlan.none().atTransfer(60, new Fault.UnplugBefore()));
    try (PluggedBoards plugged = PluggedBoards.plug(board);
        Visitor visitor = Visitor.at(URL, folder.resolve("browser"))) {
      assertThat(plugged.serverPort()).isPositive();
      visitor.does("screen connect 60");
      visitor.does("click connect");
      visitor.does("screen choose 60");
      visitor.does("file " + Lamp.file(folder, "1.1.0"));
      visitor.does("screen plan 120");
      visitor.does("click start");
      visitor.does("screen trouble 120");
      assertThat(visitor.does("text"))
          .as(visitor.does("details"))
          .contains("Your product was unplugged");
      shoot(visitor, "unplugged");
      PluggedBoards.awaitAbsence(board);

      board.plug();
      PluggedBoards.awaitBootloader(board);
      visitor.does("reload");
      visitor.does("screen interrupted 60");
      assertThat(visitor.does("text")).contains("Desk Lamp from 1.0.0 to 1.1.0");
      shoot(visitor, "interrupted");
      visitor.does("click recover");
      visitor.does("screen plan 120");
      visitor.does("click start");
      visitor.does("screen done 120");
      assertThat(visitor.does("text")).contains("Your product runs version 1.1.0");
      assertFlash("1.1.0");

      visitor.does("reload");
      visitor.does("screen connect 60");
    }
  }

  /** A measurement, which takes two minutes: {@code BED_MEASURE=yes test-bed/it WebUpdaterIT}. */
  @EnabledIfEnvironmentVariable(named = "BED_MEASURE", matches = "yes")
  @Test
  void whatTakesTheBrowserAndWhatTakesJavaForThe64KilobytesOfAnImage() throws Exception {
    byte[] image = Lamp.application(64 * 1024, 7);
    Path file = Files.write(folder.resolve("releases/image.bin"), image);
    try (PluggedBoards plugged = PluggedBoards.plug(board);
        Visitor visitor = Visitor.at(URL, folder.resolve("browser"))) {
      assertThat(plugged.serverPort()).isPositive();
      String browser =
          visitor.does(
              "evaluate import('/stm32-dfu.js').then(async (dfu) => { const r = await dfu.update({"
                  + " firmware: await (await fetch('/image.bin')).arrayBuffer(), base: 0x08000000 });"
                  + " return r.millis + ' ms, ' + r.flash.transfers + ' transfers, ' + r.check; })");
      assertThat(board.memory(AddressRange.ofLength(0x0800_0000L, image.length))).isEqualTo(image);
      System.out.println("64 KiB by the browser: " + browser);
      assertThat(browser).contains("contents");

      byte[] other = Lamp.application(64 * 1024, 8);
      UpdateReport report =
          new FirmwareUpdater(
                  new Surroundings(
                      UsbDfu.finder(),
                      CdcPorts.finder(),
                      Clock.system(),
                      new MemoryJournals(),
                      new JdkSha256()),
                  UpdateOptions.of(LineProtocol.standard(), LineProtocolTrigger.standard()),
                  JourneyListener.silent(),
                  new CancelToken())
              .update(
                  UpdateImage.of(
                      Lamp.known(FirmwareImage.of(0x0800_0000L, other)), file.toString()));
      System.out.println(
          "64 KiB by Java: "
              + report.duration().toMillis()
              + " ms, "
              + report.flash().orElseThrow().transfers()
              + " transfers");

      byte[] third = other.clone();
      third[10_000] ^= 1;
      third[30_000] ^= 1;
      visitor.does("reload");
      visitor.does("screen connect 60");
      visitor.does("click connect");
      visitor.does("screen choose 60");
      visitor.does("file " + Files.write(folder.resolve("lamp.bin"), third));
      visitor.does("screen plan 120");
      shoot(visitor, "plan-in-part");
      visitor.does("click start");
      visitor.does("screen done 120");
      shoot(visitor, "done-in-part");
      assertThat(board.memory(AddressRange.ofLength(0x0800_0000L, third.length))).isEqualTo(third);
    }
  }

  @Test
  void eachTroubleHasAScreenThatFitsAPhoneInTheDark() throws Exception {
    Map<String, String> titles =
        Map.of(
            "INSTALL_UDEV_RULE", "Linux does not let the browser use it",
            "INSTALL_WINUSB", "Windows has no driver for it yet",
            "ALLOW_SERIAL_PORT", "The browser cannot open the port",
            "CHECK_BOOTLOADER", "The bootloader does not appear",
            "RAISE_BOOT0", "Your product needs its BOOT0 jumper",
            "CHOOSE_BOARD", "Several products are plugged in",
            "CLOSE_OTHER_PROGRAM", "Another program uses it");
    try (Visitor visitor = Visitor.at(URL, folder.resolve("browser"))) {
      visitor.does("size 360 740");
      visitor.does("scheme dark");
      for (Map.Entry<String, String> trouble : titles.entrySet()) {
        visitor.does("screen connect 60");
        visitor.does(
            "evaluate navigator.serial.getPorts = () => Promise.reject(Object.assign("
                + "new Error('made by a test'), {name: 'TransportException', code: 'IO', hint: '"
                + trouble.getKey()
                + "'}))");
        visitor.does("click connect");
        visitor.does("screen trouble 30");
        assertThat(visitor.does("text")).contains(trouble.getValue());
        assertThat(
                visitor.does("evaluate String(document.documentElement.scrollWidth <= innerWidth)"))
            .isEqualTo("true");
        shoot(visitor, "phone-" + trouble.getKey().toLowerCase(Locale.ROOT));
        visitor.does("click again");
      }
      for (String screen : List.of("unsupported", "progress", "interrupted")) {
        visitor.does("evaluate import('/screens.js').then((all) => all.show('" + screen + "'))");
        shoot(visitor, "phone-" + screen);
      }
    }
  }

  private void assertFlash(String version) {
    for (Segment segment : Lamp.firmware(version).segments()) {
      assertThat(board.memory(segment.range())).isEqualTo(segment.toByteArray());
    }
  }

  /** As for a visitor whom no policy spares the clicks: nothing is listed that was not chosen. */
  private static void forgetPermissions(Visitor visitor) throws IOException {
    visitor.does(
        "evaluate (() => { const hide = (bus, list, ask) => { const real = bus[list].bind(bus);"
            + " let chosen = false; const before = real();"
            + " bus[list] = async () => chosen ? real() : (await before).filter((one) => one.connected !== false);"
            + " bus[ask] = async () => { chosen = true; }; };"
            + " hide(navigator.usb, 'getDevices', 'requestDevice');"
            + " hide(navigator.serial, 'getPorts', 'requestPort'); })()");
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
