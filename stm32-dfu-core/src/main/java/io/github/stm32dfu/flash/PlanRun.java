package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.VerifyException;
import java.util.List;

/** Works the steps of a plan off. */
final class PlanRun {
  private final FlashPlan plan;
  private final Bootloader bootloader;
  private final FlashListener listener;
  private final RunCounts counts;
  private final FlashJournal journal;
  private final PageRepair repair;
  private final ReadBack readBack;
  private final int transferSize;

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
    this.repair = new PageRepair(plan, bootloader);
    this.readBack = new ReadBack(plan, bootloader);
    this.transferSize = bootloader.transferSize();
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
      insist(i);
      notes.after(i);
      done += step.range().size();
      listener.on(new FlashEvent.StepDone(step, done, total));
    }
    counts.remark(repair.remarks());
    if (bootloader.transferSize() < transferSize) {
      counts.remark(List.of(smallTransfers()));
    }
    journal.verified();
  }

  private void insist(int index) throws DfuException {
    FlashStep step = plan.steps().get(index);
    counts.begins(step);
    try {
      perform(step);
    } catch (DfuException failure) {
      if (!repair.helps(index, failure)) {
        throw failure;
      }
      listener.on(new FlashEvent.Repairing(step.pageRange(), failure));
      repair(index, failure);
    }
  }

  private void repair(int index, DfuException failure) throws DfuException {
    try {
      repair.run(index, failure, this::perform);
    } catch (VerifyException different) {
      throw plan.steps().get(index) instanceof FlashStep.Verify
          ? readBack.withNeighbours(index, different)
          : different;
    }
  }

  private void perform(FlashStep step) throws DfuException {
    if (step instanceof FlashStep.Erase erase) {
      bootloader.erase(erase.sector());
    } else if (step instanceof FlashStep.Write write) {
      counts.wrote(write.range().size());
      bootloader.write(write.range().start(), write.bytes());
    } else if (step instanceof FlashStep.Manifest) {
      counts.manifested(bootloader.manifest());
    } else if (step instanceof FlashStep.Verify verify && counts.answering()) {
      readBack.check(verify.page());
    }
  }

  private String smallTransfers() {
    return "transfers of more than "
        + bootloader.transferSize()
        + " bytes do not get through. "
        + Hint.USE_USB2_HUB.text();
  }
}
