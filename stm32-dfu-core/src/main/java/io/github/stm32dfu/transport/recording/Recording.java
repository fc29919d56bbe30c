package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * All that was said to one device between opening and closing.
 *
 * @param device as its finder listed it
 * @param steps in the order in which they happened
 */
public record Recording(DfuIdentity device, List<Step> steps) {
  /**
   * One call.
   *
   * @param line where it stands, counted from 1
   * @param exchange the call and its end
   */
  public record Step(int line, RecordingEntry.Exchange exchange) {}

  public Recording {
    steps = List.copyOf(steps);
  }

  /**
   * {@return what a {@link RecordingTransport} told its sink}
   *
   * @param entries that begin with the opening
   */
  public static Recording of(List<RecordingEntry> entries) {
    if (entries.isEmpty() || !(entries.get(0) instanceof RecordingEntry.Opened opened)) {
      throw new IllegalArgumentException("a recording begins with the opening of a device");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < entries.size(); i++) {
      if (!(entries.get(i) instanceof RecordingEntry.Exchange exchange)) {
        throw new IllegalArgumentException("entry " + i + " opens a second device");
      }
      steps.add(new Step(i + 1, exchange));
    }
    return new Recording(opened.device(), steps);
  }

  /**
   * {@return the recordings in a program's log, one for each opening of a device, in the order of
   * the openings}
   *
   * @param log of which the lines that are no recording, and what stands in a line before its
   *     recording, are left out
   * @throws MalformedRecordingException where a line of a recording is damaged; see {@link
   *     RecordingText} for its form
   */
  public static List<Recording> parse(String log) throws MalformedRecordingException {
    return new LogReader().read(log);
  }

  /**
   * {@return the recording in the form that {@link #parse} reads}
   *
   * @param session a number that tells it from others in the same log
   */
  public String text(int session) {
    StringBuilder text = new StringBuilder();
    text.append(RecordingText.line(session, new RecordingEntry.Opened(device))).append('\n');
    for (Step step : steps) {
      text.append(RecordingText.line(session, step.exchange())).append('\n');
    }
    return text.toString();
  }
}
