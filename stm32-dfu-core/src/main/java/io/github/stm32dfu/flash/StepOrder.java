package io.github.stm32dfu.flash;

import io.github.stm32dfu.flash.PlannedPage.Fate;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Puts the work of a plan in its order. */
final class StepOrder {
  private final List<PlannedPage> pages;
  private final List<PlannedPage> optionBytes;
  private final VectorWindow window;
  private final List<FlashStep> steps = new ArrayList<>();

  StepOrder(List<PlannedPage> pages, List<PlannedPage> optionBytes, VectorWindow window) {
    this.pages = pages;
    this.optionBytes = optionBytes;
    this.window = window;
  }

  /** All blocks, their manifestation, and then what can be read back. */
  static List<FlashStep> ofStream(List<PlannedPage> blocks) {
    StepOrder order = new StepOrder(blocks, List.of(), new VectorWindow(OptionalLong.empty(), 1));
    List<PageImage> images = of(blocks, Fate.REWRITE);
    images.forEach(block -> order.write(block, List.of(block.range())));
    long end = endOf(images);
    order.steps.add(new FlashStep.Manifest(new AddressRange(end, end)));
    order.verify(images);
    return order.steps;
  }

  List<FlashStep> steps() {
    List<PageImage> last = of(pages, Fate.REWRITE_LAST);
    erase(last);
    for (List<PageImage> run : runs(of(pages, Fate.REWRITE))) {
      erase(run);
      run.forEach(page -> write(page, List.of(page.range())));
      verify(run);
    }
    last.forEach(page -> write(page, window.parts(page.range())));
    verify(last);
    // Last of all and without reading back: most parts reset on this (AN3156, section 5.3).
    of(optionBytes, Fate.REWRITE).forEach(page -> write(page, List.of(page.range())));
    return steps;
  }

  private void erase(List<PageImage> run) {
    for (PageImage page : run) {
      if (page.sector().access().erasable()) {
        steps.add(new FlashStep.Erase(page.sector()));
      }
    }
  }

  private void write(PageImage page, List<AddressRange> parts) {
    if (!page.isBlank() || !page.sector().access().erasable()) {
      parts.forEach(part -> steps.add(new FlashStep.Write(page, part)));
    }
  }

  private void verify(List<PageImage> run) {
    for (PageImage page : run) {
      if (page.sector().access().readable()) {
        steps.add(new FlashStep.Verify(page));
      }
    }
  }

  private static List<PageImage> of(List<PlannedPage> pages, Fate fate) {
    return pages.stream().filter(page -> page.fate() == fate).map(PlannedPage::image).toList();
  }

  /** Neighbours of one run are erased together, and so cost one Set Address Pointer together. */
  private static List<List<PageImage>> runs(List<PageImage> pages) {
    List<List<PageImage>> runs = new ArrayList<>();
    List<PageImage> run = new ArrayList<>();
    for (PageImage page : pages) {
      boolean full = run.size() == FlashPlan.PAGES_PER_RUN;
      boolean alone = !page.kept().isEmpty() || keeps(run);
      if (!run.isEmpty() && (full || alone || page.range().start() != endOf(run))) {
        runs.add(run);
        run = new ArrayList<>();
      }
      run.add(page);
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  /** A page with kept bytes is a run of its own: they are nowhere but in memory for a moment. */
  private static boolean keeps(List<PageImage> run) {
    return run.stream().anyMatch(page -> !page.kept().isEmpty());
  }

  private static long endOf(List<PageImage> run) {
    return run.get(run.size() - 1).range().endExclusive();
  }
}
