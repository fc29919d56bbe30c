package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import java.util.List;

/** Keeps nothing. */
enum NoJournal implements FlashJournal {
  INSTANCE;

  @Override
  public Keeping keeping() {
    return Keeping.IN_MEMORY;
  }

  @Override
  public List<BegunPage> begun() {
    return List.of();
  }

  @Override
  public void begins(List<BegunPage> pages) {}

  @Override
  public void ends(List<AddressRange> pages) {}

  @Override
  public void verified() {}
}
