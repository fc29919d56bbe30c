package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.MalformedTriggerException;
import io.github.stm32dfu.journey.trigger.SerialStep.Pause;
import io.github.stm32dfu.journey.trigger.SerialStep.Signal;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.ModemLine.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * DTR and RTS of an USB-UART adapter, wired to BOOT0 and NRST. The notation is that of stm32flash's
 * option -i (its manual page): {@code dtr} and {@code rts} assert a line, which is low on most
 * adapters' pins; {@code -dtr} and {@code -rts} release it; {@code ,} waits 100 ms, and {@code &}
 * does not.
 *
 * <p>A port without these lines, such as a pty, ends with a TransportException of kind UNSUPPORTED.
 */
public final class ModemLines {
  private static final Pause COMMA = new Pause(Duration.ofMillis(100));

  private ModemLines() {}

  /** {@return {@code -rts&dtr,-dtr,}: RTS at BOOT0 and DTR at NRST, both without an inverter} */
  public static SerialTrigger boot0OnRts() {
    return wired(ModemLine.RTS, ModemLine.DTR);
  }

  /** {@return {@code -dtr&rts,-rts,}: DTR at BOOT0 and RTS at NRST, both without an inverter} */
  public static SerialTrigger boot0OnDtr() {
    return wired(ModemLine.DTR, ModemLine.RTS);
  }

  private static SerialTrigger wired(ModemLine boot0, ModemLine reset) {
    return SerialTrigger.of(
        boot0 + " at BOOT0 and " + reset + " at NRST",
        new Signal(boot0, Level.RELEASED),
        new Signal(reset, Level.ASSERTED),
        COMMA,
        new Signal(reset, Level.RELEASED),
        COMMA);
  }

  /**
   * {@return a sequence}
   *
   * @param notation for example {@code -rts&dtr,-dtr}, upper or lower case
   * @throws MalformedTriggerException where it is none
   */
  public static SerialTrigger parse(String notation) throws MalformedTriggerException {
    List<SerialStep> steps = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= notation.length(); at++) {
      char separator = at < notation.length() ? notation.charAt(at) : '&';
      if (separator == ',' || separator == '&') {
        addSignal(notation.substring(start, at), steps);
        start = at + 1;
      }
      if (separator == ',') {
        steps.add(COMMA);
      }
    }
    if (steps.stream().noneMatch(Signal.class::isInstance)) {
      throw new MalformedTriggerException("\"" + notation + "\" signals nothing");
    }
    return SerialTrigger.of("the line sequence " + notation, steps.toArray(SerialStep[]::new));
  }

  private static void addSignal(String word, List<SerialStep> steps)
      throws MalformedTriggerException {
    if (word.isEmpty()) {
      return;
    }
    Level level = word.startsWith("-") ? Level.RELEASED : Level.ASSERTED;
    String name = word.substring(level == Level.RELEASED ? 1 : 0).toUpperCase(Locale.ROOT);
    for (ModemLine line : ModemLine.values()) {
      if (line.name().equals(name)) {
        steps.add(new Signal(line, level));
        return;
      }
    }
    throw new MalformedTriggerException(
        "expected dtr, rts, -dtr or -rts between commas or &, seen \"" + word + "\"");
  }
}
