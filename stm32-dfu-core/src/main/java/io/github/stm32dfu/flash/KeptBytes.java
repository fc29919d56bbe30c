package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Follows the bytes that a run without a journal keeps around the image: between the erase of their
 * page and the end of its write they are in memory only, and nobody may stop the run politely
 * there.
 */
final class KeptBytes {
  private final Set<Long> atRisk = new HashSet<>();
  private final Map<Long, Long> unwritten = new HashMap<>();

  KeptBytes(FlashPlan plan) {
    plan.pagesAtRisk().forEach(page -> atRisk.add(page.start()));
  }

  /** Notes what a step is about to do. */
  void before(FlashStep step) {
    AddressRange range = step.range();
    if (step instanceof FlashStep.Erase && atRisk.contains(range.start())) {
      unwritten.put(range.start(), range.size());
    } else if (step instanceof FlashStep.Write write) {
      long page = write.page().range().start();
      unwritten.computeIfPresent(
          page, (start, left) -> left > range.size() ? left - range.size() : null);
    }
  }

  /** {@return whether kept bytes of an erased page are not written yet} */
  boolean wouldBeLost() {
    return !unwritten.isEmpty();
  }
}
