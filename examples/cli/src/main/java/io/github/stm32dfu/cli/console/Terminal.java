package io.github.stm32dfu.cli.console;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is behind standard error.
 *
 * @param kind whether lines can be drawn anew
 * @param columns that a line has
 * @param charset that it understands
 */
public record Terminal(Kind kind, int columns, Charset charset) {
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 40;

  /** Whether somebody watches. */
  public enum Kind {
    /** A screen: one line is drawn again and again. */
    SCREEN,
    /** A file or a pipe: a few plain lines. */
    PLAIN
  }

  /** {@return a file or a pipe} */
  public static Terminal plain() {
    return new Terminal(Kind.PLAIN, USUAL_COLUMNS, StandardCharsets.UTF_8);
  }

  /** {@return what this process has} */
  public static Terminal ofProcess() {
    return new Terminal(kindOfStandardError(), columns(System.getenv("COLUMNS")), nativeCharset());
  }

  private static Kind kindOfStandardError() {
    boolean screen = !"dumb".equals(System.getenv("TERM")) && isScreen();
    return screen ? Kind.SCREEN : Kind.PLAIN;
  }

  /** {@return whether this is a screen, and standard input is its keyboard} */
  public boolean isTypedInto() {
    return kind == Kind.SCREEN && isTerminal(0);
  }

  private static boolean isScreen() {
    return isTerminal(2);
  }

  /** Java itself knows only whether standard input and output both are one. */
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return askShell(descriptor);
    }
  }

  private static boolean askShell(int descriptor) {
    try {
      Process test =
          new ProcessBuilder("test", "-t", Integer.toString(descriptor))
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      return test.waitFor() == 0;
    } catch (IOException notUnix) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int columns(@Nullable String text) {
    if (text == null || !text.matches("[1-9][0-9]{0,3}")) {
      return USUAL_COLUMNS;
    }
    return Math.max(LEAST_COLUMNS, Integer.parseInt(text));
  }

  private static Charset nativeCharset() {
    try {
      return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
