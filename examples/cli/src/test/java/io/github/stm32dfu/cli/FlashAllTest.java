package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlashAllTest {
  @TempDir private Path folder;

  @Test
  void allBoardsAreFlashedEachWithALine() throws IOException {
    SimulatedF373 one = board("1-1", FaultPlan.none());
    SimulatedF373 other = board("1-2", FaultPlan.none());

    Outcome outcome = Shell.on(TestBoard.of(one, other), "flash", firmware(), "--all");

    outcome.exits(ExitCode.DONE);
    assertThat(outcome.err()).contains("1-1       done, 5 pages written");
    assertThat(outcome.err()).contains("1-2       done, 5 pages written");
    assertThat(outcome.out()).contains("2 of 2 boards done.");
    assertThat(one.flash()).isEqualTo(other.flash()).startsWith(TestFiles.small(10_000));
  }

  @Test
  void oneThatFailsIsNamedAndDoesNotStopTheOthers() throws IOException {
    SimulatedF373 pulled = board("1-1", FaultPlan.none().atTransfer(50, new Fault.UnplugBefore()));
    SimulatedF373 well = board("1-2", FaultPlan.none());

    Outcome outcome = Shell.on(TestBoard.of(pulled, well), "flash", firmware(), "--all", "--json");

    JsonObject json = outcome.exits(ExitCode.FAILED).json();
    JsonArray boards = json.getAsJsonArray("boards");
    assertThat(json.get("failed").getAsInt()).isEqualTo(1);
    JsonObject first = boards.get(0).getAsJsonObject();
    assertThat(first.get("portPath").getAsString()).isEqualTo("1-1");
    assertThat(first.getAsJsonObject("error").get("kind").getAsString()).isEqualTo("disconnected");
    JsonObject second = boards.get(1).getAsJsonObject();
    assertThat(second.get("result").getAsString()).isEqualTo("updated");
    assertThat(second.get("verified").getAsString()).isEqualTo("yes");
    assertThat(outcome.err()).contains("1-1       failed: 1-1 left the bus");
  }

  @Test
  void allIsNotOne() throws IOException {
    Shell.run("flash", firmware(), "--all", "--device", "1-1", "--simulate").exits(ExitCode.USAGE);
  }

  @Test
  void noBoardIs3() throws IOException {
    Shell.on(TestBoard.none(), "flash", firmware(), "--all").exits(ExitCode.NO_DEVICE);
  }

  @Test
  void simulatedBoardsAreThereToTryIt() throws IOException {
    Outcome outcome =
        Shell.run("flash", firmware(), "--all", "--simulate", "--boards", "4", "--json");
    JsonObject json = outcome.exits(ExitCode.DONE).json();
    assertThat(json.getAsJsonArray("boards")).hasSize(4);
    Shell.run("flash", firmware(), "--simulate=" + folder.resolve("x"), "--boards", "2")
        .exits(ExitCode.USAGE);
  }

  private static SimulatedF373 board(String path, FaultPlan faults) {
    return SimulatedF373.rom()
        .clock(Clock.system())
        .timing(Timing.instant())
        .portPath(path)
        .faults(faults)
        .build();
  }

  private Path firmware() throws IOException {
    return TestFiles.hex(folder.resolve("a.hex"), TestFiles.BASE, TestFiles.small(10_000));
  }
}
