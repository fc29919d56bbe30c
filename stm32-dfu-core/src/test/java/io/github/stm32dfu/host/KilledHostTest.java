package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.flash.journal.UnfinishedUpdates;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that is killed with SIGKILL loses nothing of what it had noted, and locks nobody out.
 */
@Timeout(60)
class KilledHostTest {
  private static final int SIGKILL = 128 + 9;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40})
  void whatItHadNotedIsThere(int last) throws Exception {
    assumeTrue(Files.isExecutable(java()), "only a POSIX system has SIGKILL");
    Process writer =
        new ProcessBuilder(
                java().toString(),
                "-cp",
                Path.of("target", "classes")
                    + File.pathSeparator
                    + Path.of("target", "test-classes"),
                KilledWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int noted = -1;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      while (noted < last) {
        noted = Integer.parseInt(lines.readLine());
      }
      assertThatThrownBy(this::claim)
          .isInstanceOfSatisfying(
              JournalException.class,
              refused -> assertThat(refused.kind()).isEqualTo(JournalException.Kind.IN_USE));
      writer.destroyForcibly();
      assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(writer.exitValue()).isEqualTo(SIGKILL);
    }

    UpdateJournal journal = found();
    List<BegunPage> begun = journal.begun();
    assertThat(journal.image()).isEqualTo(KilledWriter.image());
    assertThat(begun).hasSizeGreaterThan(noted);
    for (int page = 0; page < begun.size(); page++) {
      assertThat(begun.get(page).range()).isEqualTo(KilledWriter.range(page));
      assertThat(begun.get(page).before().orElseThrow()).isEqualTo(KilledWriter.held(page));
    }
    journal.close();
    assertThat(new FileJournal(folder).names()).isEmpty();
  }

  private void claim() throws Exception {
    try (FileJournal store = new FileJournal(folder)) {
      store.claim(store.names().get(0));
    }
  }

  private UpdateJournal found() throws Exception {
    UnfinishedUpdates all = UpdateJournal.unfinished(new FileJournal(folder), new JdkSha256());
    assertThat(all.problems()).isEmpty();
    return all.journals().get(0);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
