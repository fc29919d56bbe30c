package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Voice;
import io.github.stm32dfu.transport.ModemLine;
import java.util.Set;

/** Arduino's: DTR released at 1200 baud. */
final class Touch implements TriggerWatch {
  private static final int BAUD_RATE = 1200;

  private final Voice voice;
  private boolean slow;

  Touch(Voice voice) {
    this.voice = voice;
  }

  @Override
  public void configured(int baudRate) {
    slow = baudRate == BAUD_RATE;
  }

  @Override
  public void signalled(Set<ModemLine> before, Set<ModemLine> now) {
    if (slow && before.contains(ModemLine.DTR) && !now.contains(ModemLine.DTR)) {
      voice.startBootloader();
    }
  }
}
