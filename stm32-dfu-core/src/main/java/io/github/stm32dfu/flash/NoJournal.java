package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import java.util.List;

/** Keeps nothing. */
enum NoJournal implements FlashJournal {
  INSTANCE;

  @Override
  public List<BegunPage> begun() {
    return List.of();
  }

  @Override
  public void begins(BegunPage page) {}

  @Override
  public void ends(AddressRange page) {}
}
