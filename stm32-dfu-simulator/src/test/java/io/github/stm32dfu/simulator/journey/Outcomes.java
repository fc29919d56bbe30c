package io.github.stm32dfu.simulator.journey;

import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.util.EnumMap;
import java.util.Map;

/** What boards were after something had hit their updates, counted. */
final class Outcomes {
  /** What a board is, once it has power and BOOT0 is low. */
  enum Outcome {
    OLD_APPLICATION,
    NEW_APPLICATION,
    IN_THE_BOOTLOADER,
    NEEDS_BOOT0
  }

  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  /** {@return what the board is, which is counted} */
  Outcome add(SimulatedF373 board) {
    Outcome outcome = of(board);
    counts.merge(outcome, 1, Integer::sum);
    return outcome;
  }

  int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  private static Outcome of(SimulatedF373 board) {
    if (board.running() instanceof Running.Bootloader) {
      return Outcome.IN_THE_BOOTLOADER;
    }
    if (board.running() instanceof Running.Nothing) {
      return Outcome.NEEDS_BOOT0;
    }
    String version =
        Desk.runningVersion(board)
            .orElseThrow(() -> new AssertionError("a mix of two firmwares was started"));
    return version.equals("1.0.0") ? Outcome.OLD_APPLICATION : Outcome.NEW_APPLICATION;
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
