package io.github.stm32dfu.cli.document;

import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.FlashStep;
import java.time.Duration;

/**
 * How long a plan takes, with an STM32F373's typical times (datasheet, flash memory
 * characteristics) and full-speed USB. A ROM that advertises longer waits takes longer.
 */
final class TimeEstimate {
  private static final Duration ERASE = Duration.ofMillis(25);
  private static final Duration HALF_WORD = Duration.ofNanos(53_500);
  private static final Duration TRANSFER = Duration.ofMillis(1);
  private static final Duration KILOBYTE = Duration.ofMillis(1);
  private static final int TRANSFERS_OF_A_STEP = 3;

  private TimeEstimate() {}

  static Duration of(FlashPlan plan) {
    return plan.steps().stream().map(TimeEstimate::of).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration of(FlashStep step) {
    Duration transfers = TRANSFER.multipliedBy(TRANSFERS_OF_A_STEP);
    if (step instanceof FlashStep.Erase) {
      return transfers.plus(ERASE);
    }
    long bytes = step.range().size();
    Duration data = transfers.plus(KILOBYTE.multipliedBy(bytes).dividedBy(1024));
    return step instanceof FlashStep.Write ? data.plus(HALF_WORD.multipliedBy(bytes / 2)) : data;
  }
}
