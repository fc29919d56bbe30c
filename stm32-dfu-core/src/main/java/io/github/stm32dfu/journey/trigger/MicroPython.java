package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.journey.trigger.SerialStep.Pause;
import io.github.stm32dfu.journey.trigger.SerialStep.Send;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * MicroPython's way into the ROM: its prompt, the REPL (its documentation, "machine.bootloader").
 */
public final class MicroPython {
  private static final String INTERRUPT = "\u0003";
  private static final String FRIENDLY_PROMPT = "\u0002";
  private static final Duration PROGRAM_ENDS = Duration.ofMillis(200);
  private static final Duration LINE_RUNS = Duration.ofMillis(50);

  private MicroPython() {}

  /**
   * {@return machine.bootloader() at the prompt, after the program that runs there was interrupted}
   */
  public static SerialTrigger prompt() {
    return SerialTrigger.of(
        "MicroPython's machine.bootloader()",
        send("\r" + INTERRUPT + INTERRUPT),
        new Pause(PROGRAM_ENDS),
        send(FRIENDLY_PROMPT),
        new Pause(LINE_RUNS),
        send("import machine\r"),
        new Pause(LINE_RUNS),
        send("machine.bootloader()\r"));
  }

  private static SerialStep send(String ascii) {
    return new Send(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
