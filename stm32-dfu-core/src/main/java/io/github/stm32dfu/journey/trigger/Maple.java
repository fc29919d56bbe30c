package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.journey.trigger.SerialStep.Pause;
import io.github.stm32dfu.journey.trigger.SerialStep.Send;
import io.github.stm32dfu.journey.trigger.SerialStep.Signal;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.ModemLine.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The way of LeafLabs' Maple, and of the stm32duino core after it. */
public final class Maple {
  private static final int TOGGLES = 4;
  private static final Pause BETWEEN = new Pause(Duration.ofMillis(10));

  private Maple() {}

  /**
   * {@return DTR toggled more than three times, then 1EAF in one packet (stm32duino, usbd_cdc_if.c
   * and bootloader.c); DTR is released last, since libmaple wants its falling edge just before
   * (usb_serial.c)}
   */
  public static SerialTrigger toggles() {
    List<SerialStep> steps = new ArrayList<>();
    for (int i = 0; i < TOGGLES; i++) {
      steps.add(new Signal(ModemLine.DTR, Level.ASSERTED));
      steps.add(BETWEEN);
      steps.add(new Signal(ModemLine.DTR, Level.RELEASED));
      steps.add(BETWEEN);
    }
    steps.add(new Send("1EAF".getBytes(StandardCharsets.US_ASCII)));
    return SerialTrigger.of("Maple's DTR and 1EAF", steps.toArray(SerialStep[]::new));
  }
}
