package io.github.stm32dfu.cli.serve;

import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.SimulatedUsart;
import io.github.stm32dfu.transport.SerialLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A board's USART on a pseudo terminal, at 115200 baud: a pseudo terminal has no speed and no
 * parity of its own.
 */
public final class UsartPty implements AutoCloseable {
  private static final int LARGEST_READ = 512;
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final SerialLink line;
  private final PseudoTerminal terminal;
  private final List<Thread> threads;
  private volatile boolean closed;

  private UsartPty(SerialLink line, PseudoTerminal terminal) {
    this.line = line;
    this.terminal = terminal;
    this.threads =
        List.of(
            new Thread(this::fromBoard, "usart to pty"), new Thread(this::toBoard, "pty to usart"));
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
  }

  /**
   * Opens a pseudo terminal with a board's USART behind it.
   *
   * @param board in real time
   * @param link that points to the pseudo terminal while it is there
   * @return the port, to be closed by the caller
   * @throws IOException where there is no socat, or no pseudo terminal
   */
  public static UsartPty open(SimulatedF373 board, Optional<Path> link) throws IOException {
    SimulatedUsart usart = board.usart();
    return new UsartPty(
        usart.open(usart.list().get(0), UsartBootloader.USUAL), PseudoTerminal.open(link));
  }

  /** {@return the pseudo terminal, such as {@code /dev/pts/3}} */
  public String name() {
    return terminal.name();
  }

  @Override
  public void close() {
    closed = true;
    terminal.close();
    line.close();
  }

  private void fromBoard() {
    try (OutputStream pty = terminal.out()) {
      while (!closed) {
        pty.write(line.read(LARGEST_READ, LOOK));
        pty.flush();
      }
    } catch (IOException | IllegalStateException gone) {
      // Whoever closed it knows.
      closed = true;
    }
  }

  private void toBoard() {
    byte[] buffer = new byte[LARGEST_READ];
    try (InputStream pty = terminal.in()) {
      for (int length = pty.read(buffer); length > 0; length = pty.read(buffer)) {
        line.write(Arrays.copyOf(buffer, length), LONG);
      }
    } catch (IOException | IllegalStateException gone) {
      // Whoever closed it knows.
      closed = true;
    }
  }
}
