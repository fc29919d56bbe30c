package io.github.stm32dfu.cli.document;

import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.flash.PlannedPage;
import io.github.stm32dfu.flash.PlannedPage.Fate;
import io.github.stm32dfu.memory.AddressRange;
import java.util.List;

/** Pages side by side of which the same becomes; one that keeps bytes stands alone. */
record PageRun(AddressRange range, int pages, Fate fate, List<AddressRange> kept) {
  boolean takes(PlannedPage page) {
    return page.image().range().start() == range.endExclusive()
        && page.fate() == fate
        && kept.isEmpty()
        && page.image().kept().isEmpty();
  }

  PageRun with(PlannedPage page) {
    AddressRange longer = new AddressRange(range.start(), page.image().range().endExclusive());
    return new PageRun(longer, pages + 1, fate, kept);
  }

  @Override
  public String toString() {
    String count = Quantity.count(pages, "page");
    String action =
        switch (fate) {
          case SAME -> "same";
          case REWRITE -> "rewrite";
          case REWRITE_LAST -> "rewrite: the vector table, erased first and written last";
        };
    return range + " ".repeat(Math.max(1, 12 - count.length())) + count + "  " + action + keeps();
  }

  private String keeps() {
    if (kept.isEmpty() || fate == Fate.SAME) {
      return "";
    }
    long bytes = kept.stream().mapToLong(AddressRange::size).sum();
    return ", keeps " + Quantity.bytes(bytes) + " that the file does not have";
  }
}
