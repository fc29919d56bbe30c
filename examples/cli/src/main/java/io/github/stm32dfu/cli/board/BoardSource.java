package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where boards are found, for the time of one command. */
public interface BoardSource extends AutoCloseable {
  /** {@return what finds the boards} */
  DfuFinder finder();

  /** {@return the time that they live by} */
  Clock clock();

  /**
   * Gives everything back.
   *
   * @throws IOException where the boards' state cannot be saved
   */
  @Override
  void close() throws IOException;

  /** Starts boards that are simulated. */
  @FunctionalInterface
  interface Starter {
    /**
     * {@return a source of one board, in its bootloader}
     *
     * @param file that keeps its memory, else it is blank
     * @throws IOException where the file is damaged, or in use
     */
    BoardSource start(Optional<Path> file) throws IOException;
  }
}
