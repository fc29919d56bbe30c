package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.ModemLine.Level;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;

/**
 * Arduino's touch: the port is opened at 1200 baud, and DTR drops. TinyUSB's and MicroPython's
 * applications want RTS released as well (MICROPY_HW_USB_CDC_1200BPS_TOUCH, mp_usbd_cdc.c).
 *
 * <p>A port without modem lines, such as a pty, is opened at 1200 baud and closed: that is all that
 * its other end can see of a touch, so their absence is no error here.
 */
public record TouchTrigger() implements BootloaderTrigger {
  private static final SerialSettings TOUCH = SerialSettings.standard().at(1_200);

  /** For applications that look at their lines only now and then. */
  private static final Duration HELD = Duration.ofMillis(50);

  @Override
  public String description() {
    return "a touch at 1200 baud";
  }

  @Override
  public Outcome pull(RunningApplication application) throws TransportException {
    Clock clock = application.clock();
    try (SerialLink link = application.open(TOUCH)) {
      set(link, ModemLine.DTR, Level.ASSERTED);
      clock.sleepThrough(HELD);
      set(link, ModemLine.RTS, Level.RELEASED);
      return drop(link, clock);
    }
  }

  private static Outcome drop(SerialLink link, Clock clock) throws TransportException {
    try {
      set(link, ModemLine.DTR, Level.RELEASED);
    } catch (TransportException failure) {
      return Vanishing.orThrow(failure);
    }
    clock.sleepThrough(HELD);
    return Outcome.SENT;
  }

  private static void set(SerialLink link, ModemLine line, Level level) throws TransportException {
    try {
      link.set(line, level);
    } catch (TransportException failure) {
      if (failure.kind() != Kind.UNSUPPORTED) {
        throw failure;
      }
    }
  }
}
