package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.protocol.LeaveOutcome;
import java.time.Duration;
import java.util.Optional;

/** How far a run got. */
final class RunCounts {
  private final Duration start;
  private final long transfersBefore;
  private int erased;
  private long bytesWritten;

  RunCounts(Duration start, long transfersBefore) {
    this.start = start;
    this.transfersBefore = transfersBefore;
  }

  /** Counted before the request, since a page that may be erased counts as erased. */
  void erased() {
    erased++;
  }

  void wrote(long bytes) {
    bytesWritten += bytes;
  }

  CancelledException cancelled() {
    return erased == 0 && bytesWritten == 0
        ? new CancelledException("cancelled before anything was changed", Hint.NONE)
        : new CancelledException(
            "cancelled after "
                + erased
                + " pages were erased: this board has no application until the same command ran"
                + " again",
            Hint.RUN_AGAIN);
  }

  FlashReport report(
      FlashPlan plan, Optional<LeaveOutcome> left, Duration now, long transfersAfter) {
    int same = plan.same().size();
    return new FlashReport(
        plan.verification(),
        left,
        erased,
        plan.pages().size() - same,
        same,
        bytesWritten,
        transfersAfter - transfersBefore,
        now.minus(start),
        plan.pagesAtRisk(),
        plan.warnings());
  }
}
