package io.github.stm32dfu.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.ExitCode;
import io.github.stm32dfu.error.Hint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdevRuleTest {
  @TempDir private Path folder;
  private UdevRule rule;

  @BeforeEach
  void choose() {
    rule = new UdevRule(folder.resolve("70-stm32-dfu.rules"));
  }

  @Test
  void isWrittenOnceAndFoundAgain() throws IOException {
    assertThat(rule.install()).isEqualTo(UdevRule.Outcome.WRITTEN);
    assertThat(Files.readAllLines(rule.path())).isEqualTo(rule.lines());
    assertThat(rule.install()).isEqualTo(UdevRule.Outcome.THERE_ALREADY);
    assertThat(new UdevFolders(List.of(folder)).rulesForBootloader())
        .containsExactly(rule.path().toRealPath());
  }

  @Test
  void neverReplacesAnotherFile() throws IOException {
    Files.writeString(rule.path(), "# mine\n");

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(rule::install)
        .satisfies(refused -> assertThat(refused.failure().exit()).isEqualTo(ExitCode.REFUSED));
    assertThat(Files.readString(rule.path())).isEqualTo("# mine\n");
  }

  @Test
  void isTheOneThatAFailureHintsAt() {
    assertThat(Hint.INSTALL_UDEV_RULE.text()).contains(UdevRule.LINE);
  }
}
