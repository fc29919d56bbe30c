package io.github.stm32dfu.host;

import java.time.Duration;

/**
 * How long a download may take.
 *
 * @param connect until the server takes the connection, at least 1 ms
 * @param silence until the server says the next thing, at least 1 ms
 * @param total from the first connection to the last byte, redirects included
 */
public record HttpTimes(Duration connect, Duration silence, Duration total) {
  /**
   * Keeps times.
   *
   * @throws IllegalArgumentException where one is too short to be waited for
   */
  public HttpTimes {
    if (connect.toMillis() < 1 || silence.toMillis() < 1 || total.isNegative()) {
      throw new IllegalArgumentException(connect + ", " + silence + ", " + total);
    }
  }

  /** {@return 10 s, 15 s and 2 min, in which 16 MiB arrive at 1.2 Mbit/s} */
  public static HttpTimes defaults() {
    return new HttpTimes(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMinutes(2));
  }
}
