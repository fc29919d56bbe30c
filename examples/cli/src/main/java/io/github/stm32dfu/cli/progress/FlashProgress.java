package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashStep;
import io.github.stm32dfu.flash.PlannedPage;

/** Shows a run as it goes. */
public final class FlashProgress implements FlashListener {
  private final Progress progress;
  private long planned;

  /**
   * Shows a run.
   *
   * @param progress to show it on; closed by whoever made it
   */
  public FlashProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void on(FlashEvent event) {
    if (event instanceof FlashEvent.Comparing comparing) {
      progress.show("compare", "compare", comparing.bytesDone(), comparing.bytesTotal());
    } else if (event instanceof FlashEvent.Planned made) {
      planned =
          made.plan().pages().stream()
              .filter(page -> page.fate() != PlannedPage.Fate.SAME)
              .mapToLong(page -> page.image().range().size())
              .sum();
    } else if (event instanceof FlashEvent.Repairing repairing) {
      progress.say(
          "page "
              + repairing.page()
              + " is erased and written again: "
              + repairing.cause().getMessage());
    } else if (event instanceof FlashEvent.StepDone step) {
      // A byte counts for its erase, its write and its check; a person counts it once.
      long done = step.bytesDone() * planned / step.bytesTotal();
      progress.show("update", phase(step.step()), done, planned);
    }
  }

  private static String phase(FlashStep step) {
    if (step instanceof FlashStep.Erase) {
      return "erase";
    }
    return step instanceof FlashStep.Write ? "write" : "verify";
  }
}
