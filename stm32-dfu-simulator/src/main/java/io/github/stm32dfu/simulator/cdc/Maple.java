package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Voice;
import io.github.stm32dfu.transport.ModemLine;
import java.util.Set;

/** Maple's: DTR changed more than three times, then {@code 1EAF}. */
final class Maple implements TriggerWatch {
  private static final int CHANGES = 3;

  private final Phrase leaf;
  private int changes;

  Maple(Voice voice) {
    this.leaf = new Phrase("1EAF", "", voice);
  }

  @Override
  public void signalled(Set<ModemLine> before, Set<ModemLine> now) {
    if (before.contains(ModemLine.DTR) != now.contains(ModemLine.DTR)) {
      changes++;
    }
  }

  @Override
  public void heard(byte[] data) {
    if (changes > CHANGES) {
      leaf.heard(data);
    }
  }
}
