package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.cli.board.SavedBoard;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --simulate=FILE}. */
class SavedBoardTest {
  @TempDir private Path folder;

  @Test
  void aBoardRemembers() throws IOException {
    Path file = TestFiles.hex(folder.resolve("a.hex"), TestFiles.BASE, TestFiles.small(5000));
    Path out = folder.resolve("out.bin");
    Shell.run("flash", file, saved()).exits(ExitCode.DONE);
    Shell.run("read", out, "--length", "5000", saved()).exits(ExitCode.DONE);
    assertThat(Files.readAllBytes(out)).isEqualTo(TestFiles.small(5000));
    assertThat(folder).isDirectoryNotContaining("glob:**.{lock,part}");
  }

  @Test
  void aBoardRemembersAlsoWhenTheCommandFails() throws IOException {
    Shell.run("flash", TestFiles.tagged(folder, "1.0.0"), saved()).exits(ExitCode.DONE);
    byte[] before = Files.readAllBytes(board());
    Path odd = TestFiles.hex(folder.resolve("odd.hex"), 0x20000000L, new byte[4]);
    Files.delete(board());
    Shell.run("flash", odd, saved()).exits(ExitCode.REFUSED);
    assertThat(board()).exists();
    Files.write(board(), before);
    Shell.run("flash", odd, saved()).exits(ExitCode.REFUSED);
    assertThat(Files.readAllBytes(board())).isEqualTo(before);
  }

  @Test
  void aBoardWithoutAFileIsBlankEachTime() throws IOException {
    Shell.run("flash", TestFiles.tagged(folder, "1.0.0"), "--simulate").exits(ExitCode.DONE);
    Shell.run("leave", "--simulate").exits(ExitCode.REFUSED);
  }

  @Test
  void aDamagedFileIsRefusedAndKept() throws IOException {
    Shell.run("list", saved()).exits(ExitCode.DONE);
    byte[] damaged = Files.readAllBytes(board());
    damaged[1000] ^= 1;
    Files.write(board(), damaged);
    assertThat(Shell.run("erase", "--all", "--json", saved()).exits(ExitCode.REFUSED).kind())
        .isEqualTo("file");
    assertThat(Files.readAllBytes(board())).isEqualTo(damaged);
    Shell.run("list", "--simulate=" + folder).exits(ExitCode.REFUSED);
  }

  @Test
  void twoCommandsCannotHaveOneBoard() throws IOException {
    try (SavedBoard held = SavedBoard.open(board(), SimulatedF373.strict().build())) {
      assertThat(held.finder().list()).hasSize(1);
      assertThat(Shell.run("list", "--json", saved()).exits(ExitCode.PERSON).kind())
          .isEqualTo("busy");
    }
    Shell.run("list", saved()).exits(ExitCode.DONE);
  }

  @Test
  void aBoardThatCannotBeSavedIsAFailure() {
    Path nowhere = folder.resolve("nowhere").resolve("board");
    Outcome outcome = Shell.run("list", "--json", "--simulate=" + nowhere).exits(ExitCode.FAILED);
    assertThat(outcome.kind()).isEqualTo("output");
  }

  @Test
  void onlyAnAttachedValueIsAFile() throws IOException {
    Path file = TestFiles.tagged(folder, "1.0.0");
    Shell.run("flash", "--simulate", file).exits(ExitCode.DONE);
    Shell.run("flash", "--simulate", "--json", file).exits(ExitCode.DONE).json();
    assertThat(board()).doesNotExist();
  }

  private Path board() {
    return folder.resolve("board");
  }

  private String saved() {
    return "--simulate=" + board();
  }
}
