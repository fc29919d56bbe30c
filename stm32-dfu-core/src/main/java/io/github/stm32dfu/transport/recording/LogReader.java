package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the recordings out of a log that may mix several sessions with other lines. */
final class LogReader {
  private record Session(DfuIdentity device, List<Recording.Step> steps) {}

  private final List<Session> sessions = new ArrayList<>();
  private final Map<Integer, Session> current = new HashMap<>();

  List<Recording> read(String log) throws MalformedRecordingException {
    int number = 0;
    int start = 0;
    while (start < log.length()) {
      int newline = log.indexOf('\n', start);
      int end = newline < 0 ? log.length() : newline;
      number++;
      readLine(number, log.substring(start, end));
      start = end + 1;
    }
    return sessions.stream().map(one -> new Recording(one.device(), one.steps())).toList();
  }

  private void readLine(int number, String line) throws MalformedRecordingException {
    int mark = line.indexOf(RecordingText.MARK);
    if (mark < 0) {
      return;
    }
    int from = mark + RecordingText.MARK.length();
    int to = from;
    while (to < line.length() && line.charAt(to) >= '0' && line.charAt(to) <= '9') {
      to++;
    }
    // Another program's words may contain the mark by chance.
    if (to == from || to - from > 9 || to == line.length() || line.charAt(to) != ' ') {
      return;
    }
    int session = Integer.parseInt(line.substring(from, to));
    add(number, session, RecordingText.parse(new Words(number, line.substring(to + 1))));
  }

  private void add(int number, int session, RecordingEntry entry)
      throws MalformedRecordingException {
    if (entry instanceof RecordingEntry.Opened opened) {
      Session started = new Session(opened.device(), new ArrayList<>());
      sessions.add(started);
      current.put(session, started);
      return;
    }
    Session open = current.get(session);
    if (open == null) {
      throw new MalformedRecordingException(
          "line " + number + ": session " + session + " has not been opened before");
    }
    open.steps().add(new Recording.Step(number, (RecordingEntry.Exchange) entry));
  }
}
