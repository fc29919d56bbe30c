package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Voice;
import io.github.stm32dfu.transport.ModemLine;
import java.util.Set;

/**
 * RTS alone, and next DTR alone; what a host that sets one line at a time shows between counts not.
 */
final class MicroPythonLines implements TriggerWatch {
  private static final Set<ModemLine> FIRST = Set.of(ModemLine.RTS);
  private static final Set<ModemLine> THEN = Set.of(ModemLine.DTR);

  private final Voice voice;
  private boolean armed;

  MicroPythonLines(Voice voice) {
    this.voice = voice;
  }

  @Override
  public void signalled(Set<ModemLine> before, Set<ModemLine> now) {
    if (now.equals(FIRST)) {
      armed = true;
    } else if (armed && now.equals(THEN)) {
      armed = false;
      voice.startBootloader();
    }
  }
}
