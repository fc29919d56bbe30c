package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.flash.FlashJournal.Keeping;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan takes from a journal: the pages that a run before has begun and not ended, as sectors
 * of the device. What they hold now is chance; what they held before that run is known where
 * something of it was to be kept.
 */
final class JournalView {
  private final Keeping keeping;
  private final Map<AddressRange, Optional<byte[]>> before = new HashMap<>();
  private final List<Sector> restorable = new ArrayList<>();

  /**
   * Takes the journal as it is at this moment.
   *
   * @throws RefusedException where the device has no such sectors: they are another's
   */
  JournalView(FlashJournal journal, FlashTarget target) throws RefusedException {
    keeping = journal.keeping();
    for (BegunPage page : journal.begun()) {
      Sector sector = sector(page.range(), target);
      before.put(page.range(), page.before());
      if (page.before().isPresent()) {
        restorable.add(sector);
      }
    }
  }

  private static Sector sector(AddressRange range, FlashTarget target) throws RefusedException {
    Optional<Sector> sector = target.memory().sectorAt(range.start());
    if (sector.isEmpty()
        || !sector.get().range().equals(range)
        || !sector.get().access().writable()
        || target.isOptionBytes(range)) {
      throw new RefusedException(
          Refusal.WRONG_DEVICE,
          "the interrupted update had begun page "
              + range
              + ", which this device does not have; it has "
              + target.memory(),
          Hint.FORGET_UPDATE);
    }
    return sector.get();
  }

  /** {@return where kept bytes are while their page is erased} */
  Keeping keeping() {
    return keeping;
  }

  /** {@return whether a page was begun and not ended} */
  boolean hasBegun(AddressRange page) {
    return before.containsKey(page);
  }

  /** {@return what a page held before it was begun, if that was written down} */
  Optional<byte[]> before(AddressRange page) {
    return before.getOrDefault(page, Optional.empty());
  }

  /** {@return sectors of an image and those that must be given back what they held, in order} */
  List<Sector> with(List<Sector> touched) {
    List<Sector> all = new ArrayList<>(touched);
    restorable.stream().filter(sector -> !touched.contains(sector)).forEach(all::add);
    all.sort(Comparator.comparing(Sector::range));
    return all;
  }
}
