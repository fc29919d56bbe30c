package io.github.stm32dfu.cli.serve;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.UsbLook;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A board's application on a pseudo terminal, until it leaves the bus. Java cannot open one; socat
 * does, as a child process.
 */
public final class PtyPort implements AutoCloseable {
  private static final int LARGEST_READ = 512;
  private static final String SAYS_ITS_NAME = " PTY is ";

  private final UsbAttachment board;
  private final Process socat;
  private final String name;
  private final Runnable end;
  private final List<Thread> threads;

  private PtyPort(UsbAttachment board, Process socat, String name, Runnable end) {
    this.board = board;
    this.socat = socat;
    this.name = name;
    this.end = end;
    this.threads =
        List.of(
            new Thread(this::fromBoard, "board to pty"), new Thread(this::toBoard, "pty to board"));
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
  }

  /**
   * Opens a pseudo terminal with a board's application behind it.
   *
   * @param simulated whose application is on the bus, and is held from now on
   * @param link that points to the pseudo terminal while it is there
   * @param end what follows once the board has left
   * @return the port, to be closed by the caller
   * @throws IOException where there is no application, no socat, or no pseudo terminal
   */
  public static PtyPort open(SimulatedF373 simulated, Optional<Path> link, Runnable end)
      throws IOException {
    if (simulated.serialFinder().list().isEmpty()) {
      throw CliException.refused(
          "no-application",
          BoardLog.state(simulated) + ": there is no application to talk to",
          "Give it one, with --app and --firmware FILE or --state FILE.");
    }
    Process socat = start(link);
    try {
      String name = awaitName(socat);
      return new PtyPort(simulated.attach(), socat, name, end);
    } catch (IOException | RuntimeException failure) {
      socat.destroy();
      throw failure;
    }
  }

  /** {@return the pseudo terminal, such as {@code /dev/pts/3}} */
  public String name() {
    return name;
  }

  @Override
  public void close() {
    socat.destroy();
    threads.forEach(Thread::interrupt);
    board.close();
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

  private void fromBoard() {
    try (OutputStream pty = socat.getOutputStream()) {
      ControlReply reply = board.in(UsbLook.DATA_ENDPOINT, LARGEST_READ);
      while (reply instanceof ControlReply.Data data) {
        pty.write(data.bytes());
        pty.flush();
        reply = board.in(UsbLook.DATA_ENDPOINT, LARGEST_READ);
      }
    } catch (IOException | InterruptedException closed) {
      // Whoever closed it knows.
      return;
    } finally {
      socat.destroy();
      board.close();
    }
    end.run();
  }

  private void toBoard() {
    byte[] buffer = new byte[LARGEST_READ];
    try (InputStream pty = socat.getInputStream()) {
      for (int length = pty.read(buffer); length > 0; length = pty.read(buffer)) {
        board.out(UsbLook.DATA_ENDPOINT, Arrays.copyOf(buffer, length));
      }
    } catch (IOException | InterruptedException closed) {
      // The other thread ends it, or whoever closed it.
      return;
    }
  }
}
