package io.github.stm32dfu.journey;

import java.time.Duration;

/**
 * How long a journey waits for what may never come.
 *
 * @param bootloader from the trigger until the bootloader is on the bus
 * @param application from the leave until the application has answered
 */
public record Patience(Duration bootloader, Duration application) {
  /**
   * {@return 15 and 20 seconds: a board is back after about one, Windows' first look at a new
   * device takes up to ten}
   */
  public static Patience standard() {
    return new Patience(Duration.ofSeconds(15), Duration.ofSeconds(20));
  }
}
