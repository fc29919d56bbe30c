package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Voice;
import java.nio.charset.StandardCharsets;

/** Betaflight's MSP_SET_REBOOT with the mode 1: start the ROM (MultiWii Serial Protocol, v1). */
final class MspReboot implements TriggerWatch {
  /** Length 1, command 68, mode 1, and the exclusive or of the three. */
  private static final String FRAME = "\u0001D\u0001D";

  private final Phrase request;

  MspReboot(Voice voice) {
    this.request =
        new Phrase(
            "$M<" + FRAME,
            "",
            () -> {
              voice.say(("$M>" + FRAME).getBytes(StandardCharsets.ISO_8859_1));
              voice.startBootloader();
            });
  }

  @Override
  public void heard(byte[] data) {
    request.heard(data);
  }
}
