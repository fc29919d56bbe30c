package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.transport.DfuIdentity;
import java.time.Duration;

/** One line of a recording. */
public sealed interface RecordingEntry {
  /**
   * A device was opened; all that follows is said to it.
   *
   * @param device as its finder listed it
   */
  record Opened(DfuIdentity device) implements RecordingEntry {}

  /**
   * A call and its end.
   *
   * @param at when it began, counted from the opening; whole microseconds
   * @param took until its end; whole microseconds
   * @param call what was asked
   * @param outcome how it ended
   */
  record Exchange(Duration at, Duration took, Call call, Outcome outcome)
      implements RecordingEntry {
    public Exchange {
      at = wholeMicros(at);
      took = wholeMicros(took);
    }

    private static Duration wholeMicros(Duration time) {
      return Duration.ofNanos(time.toNanos() / 1000 * 1000);
    }
  }
}
