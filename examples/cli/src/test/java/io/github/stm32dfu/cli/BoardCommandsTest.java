package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code list}, {@code plan}, {@code read}, {@code erase} and {@code leave} on one board. */
class BoardCommandsTest {
  private static final int SIZE = 5000;

  @TempDir private Path folder;
  private final SimulatedF373 board = SimulatedF373.strict().build();

  @BeforeEach
  void aBoardWithAnApplication() {
    board.loadFlash(TestFiles.BASE, TestFiles.small(SIZE));
  }

  @Test
  void listTellsWhatIsThere() {
    JsonObject device =
        run("list", "--json")
            .exits(ExitCode.DONE)
            .json()
            .getAsJsonArray("devices")
            .get(0)
            .getAsJsonObject();
    assertThat(device.get("portPath").getAsString()).isEqualTo("1-1");
    assertThat(device.get("serial").getAsString()).isEqualTo("206E33742033");
    assertThat(device.get("idVendor").getAsInt()).isEqualTo(0x0483);
    assertThat(run("list").out()).contains("STM32F373").contains("@Internal Flash");
  }

  @Test
  void planTellsWhatFlashWouldDoAndDoesNothing() throws IOException {
    byte[] bytes = TestFiles.small(SIZE);
    bytes[3000] ^= 1;
    board.loadFlash(TestFiles.BASE + 6000, new byte[] {1, 2, 3});
    Path file = TestFiles.hex(folder.resolve("a.hex"), TestFiles.BASE, bytes);
    Outcome outcome = run("plan", file, "--json").exits(ExitCode.DONE);
    assertThat(outcome.json().get("pages").toString())
        .isEqualTo(
            "[{\"address\":134217728,\"size\":2048,\"action\":\"rewrite last\",\"kept\":[]},"
                + "{\"address\":134219776,\"size\":2048,\"action\":\"rewrite\",\"kept\":[]},"
                + "{\"address\":134221824,\"size\":2048,\"action\":\"same\",\"kept\":"
                + "[{\"address\":134222728,\"size\":1144}]}]");
    assertThat(outcome.json().get("write").getAsInt()).isEqualTo(2);
    assertThat(outcome.json().get("same").getAsInt()).isEqualTo(1);
    assertThat(outcome.json().get("leave").getAsLong()).isEqualTo(TestFiles.BASE);
    assertThat(run("plan", file).out())
        .contains("erased first and written last", "1 page  same", "2 pages to write");
    assertThat(board.flashPulses()).isZero();
  }

  @Test
  void theEstimateIsNearTheTruth() throws IOException {
    Path file = TestFiles.tagged(folder, "1.0.0");
    double estimate = run("plan", file, "--json").json().get("seconds").getAsDouble();
    double truth = run("flash", file, "--json").json().get("seconds").getAsDouble();
    assertThat(truth).isBetween(estimate * 0.8, estimate * 1.25);
  }

  @Test
  void readSavesWhatTheBoardHolds() throws IOException {
    Path out = folder.resolve("backup.bin");
    run("read", out, "--address", "0x08000000", "--length", "" + SIZE).exits(ExitCode.DONE);
    assertThat(Files.readAllBytes(out)).isEqualTo(TestFiles.small(SIZE));
    Outcome again = run("read", out, "--json").exits(ExitCode.REFUSED);
    assertThat(again.kind()).isEqualTo("exists");
    run("read", out, "--force", "--json").exits(ExitCode.DONE).json();
    assertThat(Files.readAllBytes(out)).isEqualTo(board.flash());
  }

  @Test
  void readWritesWhatTheNameSays() throws IOException {
    Path out = folder.resolve("backup.hex");
    run("read", out, "--address", "0x08000004", "--length", "4").exits(ExitCode.DONE);
    assertThat(out).content().startsWith(":020000040800F2").contains(":04000400");
  }

  @Test
  void readRefusesWhatTheBoardDoesNotHave() {
    Path out = folder.resolve("backup.bin");
    run("read", out, "--address", "0x20000000").exits(ExitCode.REFUSED);
    run("read", out, "--length", "257K").exits(ExitCode.REFUSED);
    run("read", out, "--length", "0").exits(ExitCode.REFUSED);
    assertThat(out).doesNotExist();
  }

  @Test
  void eraseTakesFullPagesOnly() {
    byte[] before = board.flash();
    Outcome refused = run("erase", "0x08000800..0x08000C00", "--json").exits(ExitCode.REFUSED);
    assertThat(refused.error().get("message").getAsString()).contains("0x08000800..0x08001000");
    run("erase", "0x1FFFF800+16").exits(ExitCode.REFUSED);
    run("erase", "0x20000000+2K").exits(ExitCode.REFUSED);
    assertThat(board.flash()).isEqualTo(before);
    JsonObject json = run("erase", "0x08000800+2K", "--json").exits(ExitCode.DONE).json();
    assertThat(json.get("pages").getAsInt()).isEqualTo(1);
    assertThat(json.get("verified").getAsString()).isEqualTo("yes");
    Arrays.fill(before, 2048, 4096, (byte) 0xFF);
    assertThat(board.flash()).isEqualTo(before);
  }

  @Test
  void eraseAllErasesAllAndSaysSoBefore() {
    Outcome outcome = run("erase", "--all").exits(ExitCode.DONE);
    assertThat(outcome.err()).contains("erasing all of the flash").contains("nothing to start");
    assertThat(board.flash()).containsOnly(0xFF);
  }

  @Test
  void leaveStartsTheApplication() {
    JsonObject json = run("leave", "--json").exits(ExitCode.DONE).json();
    assertThat(json.get("left").getAsString()).isEqualTo("confirmed");
    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  @Test
  void leaveIsRefusedWhereNothingCanStart() {
    run("erase", "--all").exits(ExitCode.DONE);
    assertThat(run("leave", "--json").exits(ExitCode.REFUSED).kind()).isEqualTo("vector-table");
    run("leave", "--address", "0x20000000").exits(ExitCode.REFUSED);
    assertThat(board.running()).isInstanceOf(Running.Bootloader.class);
  }

  private Outcome run(Object... args) {
    Object[] simulated = Arrays.copyOf(args, args.length + 1);
    simulated[args.length] = "--simulate";
    return Shell.on(TestBoard.of(board), simulated);
  }
}
