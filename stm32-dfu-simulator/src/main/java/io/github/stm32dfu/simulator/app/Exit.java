package io.github.stm32dfu.simulator.app;

import java.time.Duration;
import java.util.Set;

/**
 * How an application gives way to the bootloader.
 *
 * @param triggers what tells it to
 * @param obedience what it does then
 * @param departure from the trigger until it leaves the bus
 * @param absence from then until the ROM starts
 */
public record Exit(
    Set<Trigger> triggers, Obedience obedience, Duration departure, Duration absence) {
  /** By {@code bootloader!} and the 1200-baud touch; gone after 20 ms, in the ROM 20 ms later. */
  static final Exit STANDARD =
      new Exit(
          Set.of(Trigger.LINE, Trigger.TOUCH_1200_BAUD),
          Obedience.JUMPS,
          Duration.ofMillis(20),
          Duration.ofMillis(20));

  /**
   * {@return whether it obeys a trigger}
   *
   * @param trigger any
   */
  public boolean obeys(Trigger trigger) {
    return triggers.contains(trigger);
  }

  public Exit {
    triggers = Set.copyOf(triggers);
  }
}
