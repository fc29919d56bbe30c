package io.github.stm32dfu.simulator.app;

import java.time.Duration;

/**
 * How an application comes up.
 *
 * @param delay from its start until it asks to be enumerated
 * @param dataLine what it does with D+
 * @param damagedImage what becomes of it where its tag's CRC is wrong
 * @param startedBy who starts it after a reset
 */
public record Start(
    Duration delay, DataLine dataLine, DamagedImage damagedImage, StartedBy startedBy) {
  /** At once, with what is customary. */
  static final Start STANDARD =
      new Start(Duration.ZERO, DataLine.LEFT_ALONE, DamagedImage.STAYS_AWAY, StartedBy.RESET);
}
