package io.github.stm32dfu.cli.board;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the tool keeps what it knows of interrupted updates, by the custom of each operating
 * system.
 *
 * @param environment variables of the process
 * @param osName as Java gives it in {@code os.name}
 * @param home of the user
 */
public record JournalFolder(Map<String, String> environment, String osName, Path home) {
  private static final String TOOL = "stm32-dfu";
  private static final String JOURNALS = "journals";

  /** {@return the one of this process} */
  public static JournalFolder ofProcess() {
    return new JournalFolder(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /**
   * {@return the folder, which need not be there: {@code %LOCALAPPDATA%} on Windows, {@code
   * ~/Library/Application Support} on macOS, else {@code $XDG_STATE_HOME} or {@code ~/.local/state}
   * (XDG Base Directory Specification 0.8, which has relative paths ignored)}
   */
  public Path path() {
    String system = osName.toLowerCase(Locale.ROOT);
    Path state;
    if (system.startsWith("windows")) {
      state = variable("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
    } else if (system.startsWith("mac")) {
      state = home.resolve("Library").resolve("Application Support");
    } else {
      state = variable("XDG_STATE_HOME", home.resolve(".local").resolve("state"));
    }
    return state.resolve(TOOL).resolve(JOURNALS);
  }

  private Path variable(String name, Path otherwise) {
    Path path = Path.of(environment.getOrDefault(name, ""));
    return path.isAbsolute() ? path : otherwise;
  }
}
