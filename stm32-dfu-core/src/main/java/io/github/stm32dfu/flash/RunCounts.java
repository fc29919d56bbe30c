package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.protocol.ManifestationOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a run got. */
final class RunCounts {
  private final Duration start;
  private final long transfersBefore;
  private final List<String> remarks = new ArrayList<>();
  private int erased;
  private long bytesWritten;
  private Optional<ManifestationOutcome> manifestation = Optional.empty();

  RunCounts(Duration start, long transfersBefore) {
    this.start = start;
    this.transfersBefore = transfersBefore;
  }

  /** Counted before the request, since a page that may be erased counts as erased. */
  void begins(FlashStep step) {
    if (step instanceof FlashStep.Erase) {
      erased++;
    }
  }

  /** Adds what a person should know of the run. */
  void remark(List<String> more) {
    remarks.addAll(more);
  }

  void wrote(long bytes) {
    bytesWritten += bytes;
  }

  void manifested(ManifestationOutcome outcome) {
    manifestation = Optional.of(outcome);
  }

  /** {@return whether the device can still be asked what it holds} */
  boolean answering() {
    return manifestation.orElse(ManifestationOutcome.READY) == ManifestationOutcome.READY;
  }

  void stopIfCancelled(CancelToken cancel) throws CancelledException {
    if (cancel.isCancelled()) {
      throw cancelled();
    }
  }

  private CancelledException cancelled() {
    if (erased == 0 && bytesWritten == 0) {
      return new CancelledException("cancelled before anything was changed", Hint.NONE);
    }
    if (manifestation.isPresent()) {
      return new CancelledException(
          "cancelled after the new firmware was put in place, before it was compared",
          Hint.RUN_AGAIN);
    }
    String what = erased == 0 ? bytesWritten + " bytes were sent" : erased + " pages were erased";
    return new CancelledException(
        "cancelled after "
            + what
            + ": this board has no complete application until the same command has been run again",
        Hint.RUN_AGAIN);
  }

  FlashReport report(
      FlashPlan plan, Optional<LeaveOutcome> left, Duration now, long transfersAfter) {
    int same = plan.same().size();
    List<String> warnings = new ArrayList<>(plan.warnings());
    warnings.addAll(remarks);
    Verification verification = plan.verification();
    if (verification == Verification.YES && !answering()) {
      verification = Verification.NOT_POSSIBLE;
      warnings.add("not compared: the device did not go on answering after manifestation");
    }
    return new FlashReport(
        verification,
        left,
        erased,
        plan.pages().size() - same,
        same,
        bytesWritten,
        transfersAfter - transfersBefore,
        now.minus(start),
        plan.pagesAtRisk(),
        warnings);
  }
}
