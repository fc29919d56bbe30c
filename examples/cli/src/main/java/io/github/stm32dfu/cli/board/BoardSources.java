package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.simulator.Boot0;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tool can get boards from. */
public interface BoardSources {
  /** {@return the boards on this computer's USB ports} */
  BoardSource usb();

  /**
   * {@return a source of one simulated board}
   *
   * @param file that keeps its memory, else it is blank
   * @param boot0 high starts its bootloader, low its application, if it has one
   * @throws IOException where the file is damaged, or in use
   */
  BoardSource simulated(Optional<Path> file, Boot0 boot0) throws IOException;

  /**
   * {@return a source of several simulated boards, blank, in their bootloaders, in real time}
   *
   * @param boards how many
   */
  BoardSource simulated(int boards);
}
