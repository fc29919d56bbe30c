package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.journey.FoundBoard;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.JourneyListener;

/** Shows a journey as it goes: a line for each stage, and the flash run as a bar. */
public final class JourneyProgress implements JourneyListener {
  private final Progress progress;
  private final FlashProgress flash;

  /**
   * Shows a journey.
   *
   * @param progress to show it on; closed by whoever made it
   */
  public JourneyProgress(Progress progress) {
    this.progress = progress;
    this.flash = new FlashProgress(progress);
  }

  @Override
  public void on(JourneyEvent event) {
    if (event instanceof JourneyEvent.Flashing flashing) {
      flash.on(flashing.event());
    } else if (event instanceof JourneyEvent.Found found) {
      progress.say(
          "Found  "
              + (found.board() instanceof FoundBoard.InApplication running
                  ? running.port().toString()
                  : "a board in its bootloader, " + found.board().portPath()));
    } else if (event instanceof JourneyEvent.Identified who) {
      progress.say("Runs   " + who.application());
    } else if (event instanceof JourneyEvent.Resumed resumed) {
      progress.say("Goes on with the interrupted update of " + resumed.image());
    } else if (event instanceof JourneyEvent.Triggered told) {
      progress.say("Told   to start its bootloader, by " + told.trigger().description());
    } else if (event instanceof JourneyEvent.InBootloader there) {
      progress.say("Boot   " + there.device());
    } else if (event instanceof JourneyEvent.Back back) {
      progress.say("Back   " + back.port() + ", " + back.application());
    }
  }
}
