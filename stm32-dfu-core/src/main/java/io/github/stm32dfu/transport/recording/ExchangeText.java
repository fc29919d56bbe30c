package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.transport.recording.RecordingEntry.Exchange;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A call and its end as words. */
final class ExchangeText {
  private static final String ARROW = "->";
  private static final int WORD = 0xFFFF;
  private static final long LONGEST = Long.MAX_VALUE / 1000;

  private ExchangeText() {}

  static String of(Exchange exchange) {
    return "at="
        + micros(exchange.at())
        + " took="
        + micros(exchange.took())
        + " "
        + exchange.call()
        + " "
        + ARROW
        + " "
        + exchange.outcome();
  }

  static Exchange parse(Words words) throws MalformedRecordingException {
    Duration at = Duration.of(words.decimal("at", LONGEST), ChronoUnit.MICROS);
    Duration took = Duration.of(words.decimal("took", LONGEST), ChronoUnit.MICROS);
    Call call = call(words);
    if (!words.skip(ARROW)) {
      throw words.malformed("expected " + ARROW + " after " + call);
    }
    Outcome outcome = outcome(words);
    words.end();
    return new Exchange(at, took, call, outcome);
  }

  private static Call call(Words words) throws MalformedRecordingException {
    if (words.skip(Call.Select.NAME)) {
      return new Call.Select((int) words.decimal("bAlternateSetting", 0xFF));
    }
    if (words.skip(Call.Reset.NAME)) {
      return new Call.Reset();
    }
    DfuRequest request = words.constant(DfuRequest.values(), words.next("a request"));
    int wValue = (int) words.decimal("wValue", WORD);
    Optional<String> data = words.optional("data");
    return data.isPresent()
        ? new Call.Out(request, wValue, words.bytes(data.get()))
        : new Call.In(request, wValue, (int) words.decimal("wLength", WORD));
  }

  private static Outcome outcome(Words words) throws MalformedRecordingException {
    if (words.skip(Outcome.Taken.NAME)) {
      return new Outcome.Taken();
    }
    if (words.skip(Outcome.Failed.NAME)) {
      return new Outcome.Failed(
          words.constant(TransportException.Kind.values(), words.value("kind")),
          words.constant(Hint.values(), words.value("hint")),
          words.unquoted(words.value("message")));
    }
    return new Outcome.Answered(words.bytes(words.value("data")));
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1000;
  }
}
