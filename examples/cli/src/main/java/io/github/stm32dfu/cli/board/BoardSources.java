package io.github.stm32dfu.cli.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tool can get boards from. */
public interface BoardSources {
  /** {@return the boards on this computer's USB ports} */
  BoardSource usb();

  /**
   * {@return a source of one simulated board, in its bootloader}
   *
   * @param file that keeps its memory, else it is blank
   * @throws IOException where the file is damaged, or in use
   */
  BoardSource simulated(Optional<Path> file) throws IOException;
}
