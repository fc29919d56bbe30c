package io.github.stm32dfu.cli.serve;

import io.github.stm32dfu.cli.CliException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pseudo terminal. Java cannot open one; socat does, as a child process. */
final class PseudoTerminal implements AutoCloseable {
  private static final String SAYS_ITS_NAME = " PTY is ";

  private final Process socat;
  private final String name;

  private PseudoTerminal(Process socat, String name) {
    this.socat = socat;
    this.name = name;
  }

  /**
   * {@return a pseudo terminal}
   *
   * @param link that points to it while it is there
   * @throws IOException where there is no socat, or no pseudo terminal
   */
  static PseudoTerminal open(Optional<Path> link) throws IOException {
    Process socat = start(link);
    try {
      return new PseudoTerminal(socat, awaitName(socat));
    } catch (IOException | RuntimeException failure) {
      socat.destroy();
      throw failure;
    }
  }

  /** {@return its name, such as {@code /dev/pts/3}} */
  String name() {
    return name;
  }

  /** {@return what a program writes to it} */
  InputStream in() {
    return socat.getInputStream();
  }

  /** {@return what a program reads from it} */
  OutputStream out() {
    return socat.getOutputStream();
  }

  /** Takes it away, without waiting for that. */
  void end() {
    socat.destroy();
  }

  @Override
  public void close() {
    socat.destroy();
    try {
      socat.waitFor();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process start(Optional<Path> link) throws CliException {
    List<String> command = new ArrayList<>(List.of("socat", "-d", "-d", "-"));
    command.add("pty,raw,echo=0" + link.map(path -> ",link=" + path).orElse(""));
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException missing) {
      throw CliException.person(
          "no-socat",
          "a pseudo terminal needs the program socat: " + missing.getMessage(),
          "Install it, for example with: apt install socat");
    }
  }

  private static String awaitName(Process socat) throws IOException {
    List<String> said = new ArrayList<>();
    // Not closed: what socat says later would end it otherwise.
    BufferedReader reader = socat.errorReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int at = line.indexOf(SAYS_ITS_NAME);
      if (at >= 0) {
        return line.substring(at + SAYS_ITS_NAME.length()).strip();
      }
      said.add(line);
    }
    throw CliException.refused("no-pty", "socat made no pseudo terminal: " + said, "");
  }
}
