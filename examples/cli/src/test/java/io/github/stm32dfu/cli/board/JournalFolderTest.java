package io.github.stm32dfu.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each operating system keeps such things. */
class JournalFolderTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getRoot();
  private static final Path HOME = ROOT.resolve("home");

  @ParameterizedTest
  @CsvSource({
    "Linux,         '',             '',          home/.local/state",
    "Linux,         XDG_STATE_HOME, state,       state",
    "FreeBSD,       LOCALAPPDATA,   state,       home/.local/state",
    "Mac OS X,      XDG_STATE_HOME, state,       home/Library/Application Support",
    "Windows 11,    LOCALAPPDATA,   local,       local",
    "Windows 11,    '',             '',          home/AppData/Local"
  })
  void followsTheCustom(String system, String variable, String value, String state) {
    JournalFolder folder =
        new JournalFolder(Map.of(variable, ROOT.resolve(value).toString()), system, HOME);

    assertThat(folder.path())
        .isEqualTo(ROOT.resolve(state).resolve("stm32-dfu").resolve("journals"));
  }

  @ParameterizedTest
  @CsvSource({"state", "''"})
  void aRelativePathIsIgnored(String value) {
    JournalFolder folder = new JournalFolder(Map.of("XDG_STATE_HOME", value), "Linux", HOME);

    // Neither needs to be there.
    assertThat(folder.path()).startsWithRaw(HOME);
  }
}
