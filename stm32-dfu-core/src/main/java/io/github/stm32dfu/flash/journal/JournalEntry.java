package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.memory.AddressRange;

/** One thing that happened after a journal was made. */
sealed interface JournalEntry {
  record Begun(BegunPage page) implements JournalEntry {}

  record Ended(AddressRange page) implements JournalEntry {}

  record Verified() implements JournalEntry {}

  record Left() implements JournalEntry {}
}
