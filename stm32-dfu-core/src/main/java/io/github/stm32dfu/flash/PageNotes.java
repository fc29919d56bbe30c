package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the journal of each page before its first step and after its last. Pages that are erased
 * one after the other are noted together, since each note waits for the disk.
 */
final class PageNotes {
  private final FlashJournal journal;
  private final List<FlashStep> steps;
  private final Map<AddressRange, BegunPage> waiting = new HashMap<>();
  private final Map<AddressRange, Integer> lastSteps = new HashMap<>();

  /** A stream has no pages: what is lost of it was never in place. */
  PageNotes(FlashPlan plan, FlashJournal journal, Delivery delivery) {
    this.journal = journal;
    this.steps = plan.steps();
    if (delivery == Delivery.BY_ADDRESS) {
      plan.noted()
          .forEach(page -> waiting.put(page.range(), new BegunPage(page.range(), page.before())));
    }
    for (int i = 0; i < steps.size(); i++) {
      if (waiting.containsKey(steps.get(i).pageRange())) {
        lastSteps.put(steps.get(i).pageRange(), i);
      }
    }
  }

  /** Notes the page of a step, and of the steps like it that follow at once. */
  void before(int index) throws DfuException {
    Class<?> kind = steps.get(index).getClass();
    List<AddressRange> pages =
        steps.subList(index, steps.size()).stream()
            .takeWhile(step -> step.getClass() == kind && waiting.containsKey(step.pageRange()))
            .map(FlashStep::pageRange)
            .toList();
    if (!pages.isEmpty()) {
      journal.begins(pages.stream().map(waiting::get).toList());
      waiting.keySet().removeAll(pages);
    }
  }

  /** Notes that a page is as it shall be, where the step was its last. */
  void after(int index) throws DfuException {
    AddressRange page = steps.get(index).pageRange();
    if (lastSteps.getOrDefault(page, -1) == index) {
      journal.ends(List.of(page));
    }
  }
}
