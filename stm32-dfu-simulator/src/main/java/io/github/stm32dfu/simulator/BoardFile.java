package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that keeps a board's flash and option bytes between two runs of a program.
 *
 * @param path of the file
 */
public record BoardFile(Path path) {
  /** {@return whether there is something to load} */
  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Saves a board. A run that is cut leaves either the old file or the new one.
   *
   * @param board with its flash and option bytes
   * @throws IOException where the file cannot be written
   */
  public void save(SimulatedF373 board) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    Path part = Files.createTempFile(directory, String.valueOf(path.getFileName()), ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        board.save(out);
      }
      replaceWith(part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Loads a board, which starts anew.
   *
   * @param board with the same flash
   * @throws FirmwareFormatException where the file is damaged or of a board with another flash
   * @throws IOException where the file cannot be read
   */
  public void load(SimulatedF373 board) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      board.load(in);
    }
  }

  private void replaceWith(Path part) throws IOException {
    try {
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException plain) {
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
