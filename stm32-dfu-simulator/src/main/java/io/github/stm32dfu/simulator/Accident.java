package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.fault.Fault;
import java.time.Duration;
import java.util.Optional;

/** What a planned fault of a transfer does to the board's plug and supply. */
record Accident(Board board, Optional<Fault> fault) {
  /** The transfer begins. */
  void before() {
    if (fault.isPresent() && fault.get() instanceof Fault.UnplugBefore) {
      board.pullPlug();
    }
  }

  /**
   * The board has done its part of the transfer.
   *
   * @return whether it is away before its answer is
   */
  boolean after() {
    if (fault.isPresent() && fault.get() instanceof Fault.UnplugAfter unplug) {
      return happens(unplug.delay(), board::pullPlug);
    }
    return fault.isPresent()
        && fault.get() instanceof Fault.PowerCut cut
        && happens(cut.delay(), board::failSupply);
  }

  private boolean happens(Duration delay, Runnable event) {
    if (delay.isZero()) {
      event.run();
      return true;
    }
    board.later(delay, event);
    return false;
  }
}
