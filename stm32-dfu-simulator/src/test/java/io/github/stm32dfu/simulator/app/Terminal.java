package io.github.stm32dfu.simulator.app;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A person with a terminal program: types, and reads what comes within half a second. */
final class Terminal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final SerialLink link;
  private final Clock clock;

  Terminal(SimulatedF373 board) throws TransportException {
    this(board, SerialSettings.standard());
  }

  Terminal(SimulatedF373 board, SerialSettings settings) throws TransportException {
    SerialFinder finder = board.serialFinder();
    this.link = finder.open(finder.list().get(0), settings);
    this.clock = board.clock();
  }

  SerialLink link() {
    return link;
  }

  void type(String text) throws TransportException {
    type(text.getBytes(StandardCharsets.UTF_8));
  }

  void type(byte... bytes) throws TransportException {
    link.write(bytes, PATIENCE);
  }

  /** {@return everything that comes until half a second of silence} */
  String read() throws TransportException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] next = link.read(256, PATIENCE);
    while (next.length > 0) {
      all.writeBytes(next);
      next = link.read(256, PATIENCE);
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** {@return the answer to a line} */
  String ask(String line) throws TransportException {
    type(line + "\n");
    return read();
  }

  void sleep(Duration time) {
    clock.sleep(time);
  }

  @Override
  public void close() {
    link.close();
  }
}
