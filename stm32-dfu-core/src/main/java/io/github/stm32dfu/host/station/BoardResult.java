package io.github.stm32dfu.host.station;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.transport.DfuIdentity;

/** How the run of one board ended. */
public sealed interface BoardResult {
  /** {@return the board as it was found} */
  DfuIdentity board();

  /**
   * The board holds what it shall.
   *
   * @param board as it was found
   * @param report of its run
   */
  record Done(DfuIdentity board, FlashReport report) implements BoardResult {}

  /**
   * It does not, or nobody knows.
   *
   * @param board as it was found
   * @param cause why; its hint says what a person does next
   */
  record Failed(DfuIdentity board, DfuException cause) implements BoardResult {}
}
