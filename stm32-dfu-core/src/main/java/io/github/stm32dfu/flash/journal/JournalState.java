package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a journal says, immutable.
 *
 * @param begun pages by their ranges, in the order in which they were begun
 */
record JournalState(
    JournalHead head,
    FirmwareFile file,
    byte[] imageSha256,
    Map<AddressRange, BegunPage> begun,
    UpdateStage stage) {
  /** {@return the state before anything was touched} */
  static JournalState starting(JournalHead head, FirmwareFile file, byte[] imageSha256) {
    return new JournalState(head, file, imageSha256, Map.of(), UpdateStage.WRITING);
  }

  JournalState with(Collection<? extends JournalEntry> entries) {
    Map<AddressRange, BegunPage> pages = new LinkedHashMap<>(begun);
    UpdateStage now = stage;
    for (JournalEntry entry : entries) {
      if (entry instanceof JournalEntry.Begun page) {
        // What the page held before the first run touched it: later notes saw the damage.
        pages.merge(page.page().range(), page.page(), (old, late) -> older(old, late));
        now = UpdateStage.WRITING;
      } else if (entry instanceof JournalEntry.Ended ended) {
        pages.remove(ended.page());
      } else {
        now = entry instanceof JournalEntry.Left ? UpdateStage.LEFT : UpdateStage.VERIFIED;
      }
    }
    return new JournalState(head, file, imageSha256, pages, now);
  }

  /** {@return whether a note of a page would say something new} */
  boolean lacks(BegunPage page) {
    BegunPage known = begun.get(page.range());
    return known == null || (known.before().isEmpty() && page.before().isPresent());
  }

  /** {@return the shortest entries that lead here from the start} */
  List<JournalEntry> entries() {
    List<JournalEntry> entries = new ArrayList<>();
    begun.values().forEach(page -> entries.add(new JournalEntry.Begun(page)));
    if (stage != UpdateStage.WRITING) {
      entries.add(new JournalEntry.Verified());
    }
    if (stage == UpdateStage.LEFT) {
      entries.add(new JournalEntry.Left());
    }
    return entries;
  }

  private static BegunPage older(BegunPage old, BegunPage late) {
    return old.before().isPresent() ? old : late;
  }
}
