package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.memory.AddressRange;

/** Reads a board's memory, watched. */
public final class BoardReader {
  private final Bootloader bootloader;
  private final Watch watch;
  private final String ifStopped;
  private final Hint hint;

  /**
   * Prepares to read.
   *
   * @param bootloader of the board
   * @param watch who sees it
   */
  public BoardReader(Bootloader bootloader, Watch watch) {
    this(bootloader, watch, "cancelled; the board is as it was", Hint.NONE);
  }

  private BoardReader(Bootloader bootloader, Watch watch, String ifStopped, Hint hint) {
    this.bootloader = bootloader;
    this.watch = watch;
    this.ifStopped = ifStopped;
    this.hint = hint;
  }

  /** Looks at what was just erased. */
  static BoardReader ofErased(Bootloader bootloader, Watch watch) {
    return new BoardReader(
        bootloader, watch, "cancelled: all was erased, not all was compared", Hint.RUN_AGAIN);
  }

  /**
   * {@return the bytes of a range}
   *
   * @param work that the reading is, one word
   * @param range within one memory of the board
   * @throws DfuException where the board refused, or the person stopped it
   */
  public byte[] read(String work, AddressRange range) throws DfuException {
    byte[] bytes = new byte[(int) range.size()];
    int at = 0;
    while (at < bytes.length) {
      watch.stopIfAsked(ifStopped, hint);
      int length = Math.min(bootloader.transferSize(), bytes.length - at);
      byte[] block = bootloader.read(AddressRange.ofLength(range.start() + at, length));
      System.arraycopy(block, 0, bytes, at, length);
      at += length;
      watch.progress().show(work, work, at, bytes.length);
    }
    return bytes;
  }
}
