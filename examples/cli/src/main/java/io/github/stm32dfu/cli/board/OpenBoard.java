package io.github.stm32dfu.cli.board;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import java.io.IOException;

/**
 * The board that a command works on.
 *
 * @param identity as it was found
 * @param bootloader of it, open
 * @param source that it came from
 */
public record OpenBoard(DfuIdentity identity, Bootloader bootloader, BoardSource source)
    implements AutoCloseable {
  /**
   * Opens the board that is meant.
   *
   * @param source closed together with the board, also if this fails
   * @param chooser who knows which board is meant
   * @param polling how early the board is asked whether it is done
   * @return the board
   * @throws IOException where there is none, or it cannot be opened
   */
  public static OpenBoard open(BoardSource source, BoardChooser chooser, PollPolicy polling)
      throws IOException {
    try {
      DfuBootloaders bus = new DfuBootloaders(source.finder(), source.clock(), polling);
      DfuIdentity identity = chooser.choose(bus.list());
      return new OpenBoard(identity, bus.open(identity), source);
    } catch (IOException | RuntimeException failure) {
      try {
        source.close();
      } catch (IOException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }

  /** {@return the time that the board lives by} */
  public Clock clock() {
    return source.clock();
  }

  /** {@return what it is and where, in one line} */
  public String name() {
    return bootloader.profile().name() + ", " + identity;
  }

  @Override
  public void close() throws IOException {
    bootloader.close();
    source.close();
  }
}
