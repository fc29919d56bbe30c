package io.github.stm32dfu.cli.serve;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.UsbLook;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A board's application on a pseudo terminal, until it leaves the bus. Java cannot open one; socat
 * does, as a child process.
 */
public final class PtyPort implements AutoCloseable {
  private static final int LARGEST_READ = 512;

  private final UsbAttachment board;
  private final PseudoTerminal terminal;
  private final Runnable end;
  private final List<Thread> threads;

  private PtyPort(UsbAttachment board, PseudoTerminal terminal, Runnable end) {
    this.board = board;
    this.terminal = terminal;
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
    PseudoTerminal terminal = PseudoTerminal.open(link);
    try {
      return new PtyPort(simulated.attach(), terminal, end);
    } catch (IOException | RuntimeException failure) {
      terminal.close();
      throw failure;
    }
  }

  /** {@return the pseudo terminal, such as {@code /dev/pts/3}} */
  public String name() {
    return terminal.name();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    board.close();
    terminal.close();
  }

  private void fromBoard() {
    try (OutputStream pty = terminal.out()) {
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
      terminal.end();
      board.close();
    }
    end.run();
  }

  private void toBoard() {
    byte[] buffer = new byte[LARGEST_READ];
    try (InputStream pty = terminal.in()) {
      for (int length = pty.read(buffer); length > 0; length = pty.read(buffer)) {
        board.out(UsbLook.DATA_ENDPOINT, Arrays.copyOf(buffer, length));
      }
    } catch (IOException | InterruptedException closed) {
      // The other thread ends it, or whoever closed it.
      return;
    }
  }
}
