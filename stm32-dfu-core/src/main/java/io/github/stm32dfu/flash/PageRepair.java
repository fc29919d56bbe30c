package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.VerifyException;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Erases a page that could not be written, or that reads back different, and writes it again: only
 * an erased page can be written, and nobody knows how much of the failed one is there. After
 * {@value #MOST} times the page is given up.
 */
final class PageRepair {
  private static final int MOST = 2;

  private final List<FlashStep> steps;
  private final Bootloader bootloader;
  private final List<String> remarks = new ArrayList<>();

  /** Something that performs one step. */
  interface Performer {
    void perform(FlashStep step) throws DfuException;
  }

  PageRepair(FlashPlan plan, Bootloader bootloader) {
    this.steps = plan.steps();
    this.bootloader = bootloader;
  }

  /** {@return whether the page of a step that failed can be written again} */
  boolean helps(int index, DfuException failure) {
    FlashStep step = steps.get(index);
    boolean written = step instanceof FlashStep.Write || failure instanceof VerifyException;
    return written && failure.isTransient() && startsWithErase(soFar(index));
  }

  /**
   * Does all steps of a page again, up to the one that failed.
   *
   * @throws DfuException why the last attempt failed
   */
  void run(int index, DfuException failure, Performer performer) throws DfuException {
    List<FlashStep> again = soFar(index);
    DfuException last = failure;
    int rewritten = 0;
    while (rewritten < MOST && last.isTransient()) {
      int size = bootloader.transferSize();
      try {
        for (FlashStep step : again) {
          performer.perform(step);
        }
        remarks.add("page " + again.get(0).range() + " was written again: " + last.getMessage());
        return;
      } catch (DfuException next) {
        last = next;
      }
      // What failed in large transfers was not written: smaller ones are something new to try.
      if (bootloader.transferSize() == size) {
        rewritten++;
      }
    }
    throw last;
  }

  /** {@return what a person should know of pages that were written more than once} */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  private List<FlashStep> soFar(int index) {
    AddressRange page = steps.get(index).pageRange();
    return steps.subList(0, index + 1).stream()
        .filter(step -> step.pageRange().equals(page))
        .toList();
  }

  private static boolean startsWithErase(List<FlashStep> again) {
    return again.get(0) instanceof FlashStep.Erase;
  }
}
