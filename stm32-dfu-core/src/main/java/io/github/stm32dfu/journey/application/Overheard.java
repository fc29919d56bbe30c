package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import java.time.Duration;

/**
 * What came while an answer was waited for: whether anybody is there decides what a person does.
 */
final class Overheard {
  private static final int MOST_SHOWN = 80;

  private final String port;
  private long bytes;
  private String lastLine = "";

  Overheard(String port) {
    this.port = port;
  }

  void count(int more) {
    bytes += more;
  }

  void note(String line) {
    if (!line.isEmpty()) {
      lastLine = line;
    }
  }

  /** {@return what is wrong where a question got no answer} */
  DfuException instead(String question, Duration waited) {
    String silence =
        port + " did not answer \"" + question + "\" within " + waited.toMillis() + " ms";
    if (bytes == 0) {
      return new TransportException(Kind.TIMEOUT, silence, Hint.CHECK_PORT);
    }
    return new ProtocolException(
        silence
            + ", but sent "
            + bytes
            + " bytes"
            + (lastLine.isEmpty() ? "" : ", last the line \"" + shortened(lastLine) + "\"")
            + ": it seems to speak something else",
        Hint.CHECK_TRIGGER);
  }

  private static String shortened(String line) {
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
  }
}
