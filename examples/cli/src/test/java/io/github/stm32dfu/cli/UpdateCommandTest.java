package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.demo.DemoBoard;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.time.VirtualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the application and back, by the tool. */
class UpdateCommandTest {
  private final SimulatedF373 board = DemoBoard.on(new VirtualClock(), "demo").board();

  @TempDir private Path folder;

  UpdateCommandTest() {
    board.clock().sleep(Duration.ofSeconds(1));
  }

  @Test
  void theNewVersionAnswers() throws Exception {
    JsonObject update =
        Shell.on(TestBoard.of(board), "update", TestFiles.tagged(folder, "1.1.0"), "--json")
            .exits(ExitCode.DONE)
            .json();

    assertThat(update.get("result").getAsString()).isEqualTo("updated");
    assertThat(update.get("from").getAsString()).isEqualTo("1.0.0");
    assertThat(update.get("to").getAsString()).isEqualTo("1.1.0");
    assertThat(update.get("verified").getAsString()).isEqualTo("yes");
    assertThat(update.get("left").getAsString()).isEqualTo("confirmed");
    assertThat(update.get("checked").getAsString()).isEqualTo("version");
    assertThat(update.getAsJsonObject("port").get("portPath").getAsString()).isEqualTo("1-1");
  }

  @Test
  void aBoardThatIsUpToDateIsLeftAlone() throws Exception {
    Outcome same = Shell.on(TestBoard.of(board), "update", TestFiles.tagged(folder, "1.0.0"));
    same.exits(ExitCode.DONE);
    assertThat(same.out()).contains("runs demo 1.0.0 already");
    assertThat(board.flashPulses()).isZero();
  }

  @Test
  void theNewestReleaseOfAFolderIsTaken() throws Exception {
    byte[] newest = Files.readAllBytes(TestFiles.tagged(folder, "1.2.0"));
    String sha256 = Hex.bytes(new JdkSha256().sha256(newest));
    Files.writeString(
        folder.resolve("firmware.json"),
        "{\"schema\":1,\"releases\":[{\"product\":\"demo\",\"hardware\":[],\"version\":\"1.2.0\","
            + "\"releaseSeq\":3,\"file\":\"demo-1.2.0.hex\",\"size\":"
            + newest.length
            + ",\"sha256\":\""
            + sha256.toLowerCase(Locale.ROOT)
            + "\"}]}");

    JsonObject update =
        Shell.on(TestBoard.of(board), "update", "--from", folder, "--json")
            .exits(ExitCode.DONE)
            .json();

    assertThat(update.get("to").getAsString()).isEqualTo("1.2.0");
  }

  @Test
  void anotherProductIsRefused() throws Exception {
    Shell.on(
            TestBoard.of(board),
            "update",
            TestFiles.tagged(folder, "1.1.0"),
            "--product",
            "Toaster")
        .exits(ExitCode.REFUSED)
        .says("Toaster");
    assertThat(board.flashPulses()).isZero();
  }

  @Test
  void anotherVersionThanExpectedIsNoSuccess() throws Exception {
    Shell.on(
            TestBoard.of(board),
            "update",
            TestFiles.tagged(folder, "1.1.0"),
            "--expect-version",
            "9.9")
        .exits(ExitCode.VERIFICATION)
        .says("9.9");
  }

  @Test
  void withoutABoardItSaysSo() throws Exception {
    Shell.on(TestBoard.none(), "update", TestFiles.tagged(folder, "1.1.0"))
        .exits(ExitCode.NO_DEVICE);
  }

  @Test
  void aFileOrAUrlIsWanted() {
    Shell.on(TestBoard.of(board), "update").exits(ExitCode.USAGE).says("FILE", "--from");
  }

  @Test
  void anUnknownTriggerNamesThoseThatThereAre() throws Exception {
    Shell.on(TestBoard.of(board), "update", TestFiles.tagged(folder, "1.1.0"), "--trigger", "magic")
        .exits(ExitCode.USAGE)
        .says("touch1200");
  }

  @Test
  void portsAreListedWithWhereTheyAre() {
    assertThat(Shell.on(TestBoard.of(board), "ports").out())
        .contains("sim/ttyACM0", "0483:5740 at 1-1");
  }

  @Test
  void thereIsNothingToRecover() {
    assertThat(Shell.on(TestBoard.of(board), "recover").exits(ExitCode.DONE).out())
        .contains("No update was interrupted");
    assertThat(Shell.on(TestBoard.of(board), "recover", "--forget").exits(ExitCode.DONE).out())
        .contains("No update was interrupted");
  }

  @Test
  void aSimulatedBoardKeepsItsVersionInItsFile() throws Exception {
    Path saved = folder.resolve("board.sim");
    Shell.run("flash", TestFiles.tagged(folder, "1.0.0"), "--simulate=" + saved)
        .exits(ExitCode.DONE);
    Shell.run("update", TestFiles.tagged(folder, "1.1.0"), "--simulate=" + saved, "--app", "--json")
        .exits(ExitCode.DONE);
    assertThat(
            Shell.run("update", TestFiles.tagged(folder, "1.1.0"), "--simulate=" + saved, "--app")
                .exits(ExitCode.DONE)
                .out())
        .contains("already");
  }
}
