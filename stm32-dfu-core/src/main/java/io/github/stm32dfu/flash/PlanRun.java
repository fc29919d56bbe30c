package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.VerifyException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;

/** Works the steps of a plan off. */
final class PlanRun {
  private final FlashPlan plan;
  private final Bootloader bootloader;
  private final FlashListener listener;
  private final RunCounts counts;
  private final FlashJournal journal;

  PlanRun(
      FlashPlan plan,
      Bootloader bootloader,
      FlashListener listener,
      RunCounts counts,
      FlashJournal journal) {
    if (plan.keeping() != journal.keeping()) {
      throw new IllegalArgumentException("the plan was made for another journal");
    }
    this.plan = plan;
    this.bootloader = bootloader;
    this.listener = listener;
    this.counts = counts;
    this.journal = journal;
  }

  /** Does everything but the leaving. */
  void run(CancelToken cancel) throws DfuException {
    long total = plan.totalBytes();
    long done = 0;
    KeptBytes kept = new KeptBytes(plan);
    PageNotes notes = new PageNotes(plan, journal, bootloader.delivery());
    for (int i = 0; i < plan.steps().size(); i++) {
      FlashStep step = plan.steps().get(i);
      if (!kept.wouldBeLost()) {
        counts.stopIfCancelled(cancel);
      }
      kept.before(step);
      notes.before(i);
      perform(step);
      notes.after(i);
      done += step.range().size();
      listener.on(new FlashEvent.StepDone(step, done, total));
    }
    journal.verified();
  }

  private void perform(FlashStep step) throws DfuException {
    if (step instanceof FlashStep.Erase erase) {
      counts.erased();
      bootloader.erase(erase.sector());
    } else if (step instanceof FlashStep.Write write) {
      counts.wrote(write.range().size());
      bootloader.write(write.range().start(), write.bytes());
    } else if (step instanceof FlashStep.Manifest) {
      counts.manifested(bootloader.manifest());
    } else if (step instanceof FlashStep.Verify verify && counts.answering()) {
      verify(verify.page());
    }
  }

  private void verify(PageImage page) throws DfuException {
    byte[] seen = bootloader.read(page.range());
    int at = page.mismatch(seen);
    if (at >= 0) {
      long address = page.range().start() + at;
      throw new VerifyException(
          address,
          "page "
              + page
              + " reads back different: at "
              + Hex.address(address)
              + " expected 0x"
              + Hex.digits(page.bytes(AddressRange.ofLength(address, 1))[0], 2)
              + ", seen 0x"
              + Hex.digits(seen[at], 2),
          bootloader.delivery() == Delivery.AS_STREAM ? Hint.RUN_AGAIN : Hint.WRITE_PROTECTED);
    }
  }
}
