package io.github.stm32dfu.cdc;

import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;

/** Bytes on their way from the driver to the device. */
final class Outflow {
  /** A pty cannot say what its other end has not got yet: that takes microseconds. */
  private static final Duration UNSEEN = Duration.ofMillis(20);

  /** What a UART chip or an adapter holds, of which its driver does not tell. */
  private static final int CHIP = 128;

  private static final long BITS_A_BYTE = 11;

  private final NativePort port;
  private final Clock clock;
  private volatile Duration written = Duration.ZERO;
  private volatile int length;

  Outflow(NativePort port, Clock clock) {
    this.port = port;
    this.clock = clock;
  }

  /** Some bytes have just been given to the driver. */
  void begin(int bytes) {
    written = clock.now();
    length = bytes;
  }

  /**
   * Waits until all has gone out, or nothing can go out any more.
   *
   * @param settings by which it goes
   * @param within how long to wait for the driver
   * @return whether nothing is left
   */
  boolean end(SerialSettings settings, Duration within) {
    if (length == 0) {
      return true;
    }
    Pause pause = new Pause(clock);
    Duration start = clock.now();
    Duration deadline = start.plus(within);
    int pending;
    while ((pending = port.pending()) > 0) {
      if (clock.now().compareTo(deadline) >= 0) {
        return false;
      }
      pause.beforeNextLook(start, deadline);
    }
    if (pending == 0) {
      Duration unseen = written.plus(UNSEEN).minus(clock.now());
      Duration chip =
          Duration.ofSeconds(Math.min(length, CHIP) * BITS_A_BYTE).dividedBy(settings.baudRate());
      pause.of(unseen.compareTo(chip) > 0 ? unseen : chip);
    }
    length = 0;
    return true;
  }
}
