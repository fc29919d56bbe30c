package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Speech;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** What an application has to say: in its own time, until the host fetches it. */
final class Talk {
  private final Speech speech;
  private final AppBoard board;
  private final Deque<byte[]> ready = new ArrayDeque<>();
  private Duration saidAt = Duration.ZERO;
  private int nextLog;

  Talk(Speech speech, AppBoard board) {
    this.speech = speech;
    this.board = board;
  }

  /** Says bytes, in the manner of this application. */
  void say(byte[] bytes) {
    if (speech.manner() == Speech.Manner.ANSWERS) {
      log();
      send(bytes);
      log();
    }
  }

  private void log() {
    if (!speech.logs().isEmpty()) {
      String line = speech.logs().get(nextLog++ % speech.logs().size()) + "\r\n";
      send(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void send(byte[] bytes) {
    Duration at = later(board.now().plus(speech.delay()), saidAt);
    for (int from = 0; from < bytes.length; ) {
      int to = from + Math.min(bytes.length - from, speech.fragment());
      byte[] piece = Arrays.copyOfRange(bytes, from, to);
      board.later(at.minus(board.now()), () -> ready.add(piece));
      saidAt = at;
      at = at.plus(speech.gap());
      from = to;
    }
  }

  /** {@return the time that passes until all is said} */
  Duration rest() {
    Duration now = board.now();
    return later(saidAt, now).minus(now);
  }

  /** {@return what has been said and not fetched; none where there is nothing} */
  Optional<byte[]> fetch(int most) {
    if (ready.isEmpty()) {
      return Optional.empty();
    }
    byte[] first = ready.removeFirst();
    if (first.length > most) {
      ready.addFirst(Arrays.copyOfRange(first, most, first.length));
      return Optional.of(Arrays.copyOf(first, most));
    }
    return Optional.of(first);
  }

  void clear() {
    ready.clear();
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
