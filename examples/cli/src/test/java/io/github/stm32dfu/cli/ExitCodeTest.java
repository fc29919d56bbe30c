package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every exit code, reached by a real cause; 130 needs a process and is seen in ToolJarIT. */
class ExitCodeTest {
  @TempDir private Path folder;

  @Test
  void theNumbersAreThoseOfTheContract() {
    assertThat(Arrays.stream(ExitCode.values()).mapToInt(ExitCode::number))
        .containsExactly(0, 2, 3, 4, 5, 6, 7, 130);
  }

  @Test
  void doneIs0() {
    Shell.run("list", "--simulate").exits(ExitCode.DONE);
    assertThat(Shell.run("--help").exits(ExitCode.DONE).out()).contains("flash", "130");
    assertThat(Shell.run("--version").exits(ExitCode.DONE).out()).startsWith("stm32-dfu ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info",
        "frobnicate",
        "flash --simulate",
        "flash a.hex --no-such-option",
        "flash a.hex --base 0x1FFFFFFFF",
        "flash a.hex --base zork",
        "flash a.hex --protect 0x08000000",
        "flash a.hex --protect 0x08004000..0x08000000",
        "flash a.hex --vector-page sometimes",
        "convert a.hex b.elf",
        "convert a.hex b.unknown",
        "convert a.hex b.bin --fill 256",
        "convert a.hex b.hex --vid 0483",
        "convert a.hex b.bin --alternate 1",
        "erase --simulate",
        "erase --simulate --all 0x08000000+2K",
        "read out.bin --simulate --length 99999999999999999999",
      })
  void wrongUsageIs2(String line) {
    Outcome plain = Shell.run((Object[]) line.split(" ")).exits(ExitCode.USAGE);
    assertThat(plain.out()).isEmpty();
    assertThat(plain.err()).contains("--help'");
    Outcome json = Shell.run((Object[]) (line + " --json").split(" ")).exits(ExitCode.USAGE);
    assertThat(json.kind()).isEqualTo("usage");
  }

  @Test
  void noArgumentsAre2AndShowTheHelp() {
    assertThat(Shell.run().exits(ExitCode.USAGE).err()).contains("Usage:", "flash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "erase --all", "leave", "unprotect --erase-everything", "read x"})
  void noBoardIs3(String line) {
    Outcome outcome = Shell.on(TestBoard.none(), (Object[]) (line + " --json").split(" "));
    assertThat(outcome.exits(ExitCode.NO_DEVICE).kind()).isEqualTo("no-device");
  }

  @Test
  void severalBoardsAre3UnlessOneIsChosen() {
    SimulatedF373 one = SimulatedF373.strict().portPath("1-1").build();
    SimulatedF373 other = SimulatedF373.strict().portPath("1-2").build();
    Outcome outcome = Shell.on(TestBoard.of(one, other), "erase", "--all", "--simulate", "--json");
    assertThat(outcome.exits(ExitCode.NO_DEVICE).kind()).isEqualTo("several-devices");
    assertThat(one.flashPulses() + other.flashPulses()).isZero();
    Shell.on(TestBoard.of(one, other), "erase", "--all", "--simulate", "--device", "1-2")
        .exits(ExitCode.DONE);
    assertThat(one.flashPulses()).isZero();
    assertThat(other.flashPulses()).isPositive();
  }

  @Test
  void anUnknownBoardIs3() {
    Outcome outcome = Shell.run("list", "--simulate", "--device", "7-7").exits(ExitCode.NO_DEVICE);
    assertThat(outcome.err()).contains("7-7").contains("206E33742033");
  }

  @Test
  void refusalsAre4AndTouchNothing() {
    assertThat(Shell.run("unprotect", "--json", "--simulate").exits(ExitCode.REFUSED).kind())
        .isEqualTo("erases-everything");
    Shell.run("flash", folder.resolve("missing.hex"), "--simulate").exits(ExitCode.REFUSED);
  }

  @Test
  void aBoardThatIsPulledOutIs5AndSafeToRunAgain() throws IOException {
    FaultPlan pulled = FaultPlan.none().atTransfer(60, new Fault.UnplugBefore());
    SimulatedF373 board = SimulatedF373.strict().faults(pulled).build();
    Path file = firmware();
    Outcome outcome = Shell.on(TestBoard.of(board), "flash", file, "--simulate", "--json");
    JsonObject error = outcome.exits(ExitCode.FAILED).error();
    assertThat(error.get("kind").getAsString()).isEqualTo("disconnected");
    board.plug();
    Shell.on(TestBoard.of(board), "flash", file, "--simulate").exits(ExitCode.DONE);
  }

  @Test
  void anOutputFileThatCannotBeWrittenIs5() throws IOException {
    Path nowhere = folder.resolve("nowhere").resolve("out.bin");
    Outcome outcome = Shell.run("convert", firmware(), nowhere, "--json");
    assertThat(outcome.exits(ExitCode.FAILED).kind()).isEqualTo("output");
  }

  @Test
  void aBoardThatSaysItDidAndDidNotIs6() throws IOException {
    OptionBytes guarded = OptionBytes.factory().withWriteProtected(List.of(0, 1));
    SimulatedF373 board =
        SimulatedF373.strict()
            .optionBytes(guarded)
            .alternateSettings(List.of("@Internal Flash  /0x08000000/128*0002Kg"))
            .build();
    Outcome flash = Shell.on(TestBoard.of(board), "flash", firmware(), "--simulate", "--json");
    assertThat(flash.exits(ExitCode.VERIFICATION).kind()).isEqualTo("verification");
    assertThat(flash.error().get("message").getAsString()).contains("0x0800");
    board.loadFlash(TestFiles.BASE, new byte[16]);
    String range = "0x08000000+2K";
    Shell.on(TestBoard.of(board), "erase", range, "--simulate").exits(ExitCode.VERIFICATION);
  }

  @Test
  void pagesThatCannotBeChangedAre4() throws IOException {
    OptionBytes guarded = OptionBytes.factory().withWriteProtected(List.of(2));
    SimulatedF373 board = SimulatedF373.strict().optionBytes(guarded).build();
    Outcome flash = Shell.on(TestBoard.of(board), "flash", firmware(), "--simulate", "--json");
    assertThat(flash.exits(ExitCode.REFUSED).kind()).isEqualTo("write-protected");
    assertThat(flash.error().get("message").getAsString())
        .contains("0x08001000..0x08001800, 0x08001800..0x08002000");
  }

  @Test
  void readProtectionNeedsAPerson() throws IOException {
    OptionBytes locked = OptionBytes.factory().with(ReadProtection.LEVEL_1);
    SimulatedF373 board = SimulatedF373.strict().optionBytes(locked).build();
    Outcome outcome = Shell.on(TestBoard.of(board), "flash", firmware(), "--simulate", "--json");
    JsonObject error = outcome.exits(ExitCode.PERSON).error();
    assertThat(error.get("hint").getAsString()).contains("unprotect --erase-everything");
    Shell.on(TestBoard.of(board), "unprotect", "--erase-everything", "--simulate")
        .exits(ExitCode.DONE);
    Shell.on(TestBoard.of(board), "flash", firmware(), "--simulate").exits(ExitCode.DONE);
  }

  private Path firmware() throws IOException {
    return TestFiles.hex(folder.resolve("a.hex"), TestFiles.BASE, TestFiles.small(10_000));
  }
}
