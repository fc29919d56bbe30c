package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Questions and answers of one line each, as docs/line-protocol.md has them: one question at a
 * time; lines that are no answer are passed over. Whatever an application sends, and however much
 * of it, a question ends in time and in bounded memory.
 */
public final class LineConversation {
  /** Within which an application answers, unless a question is known to take longer. */
  public static final Duration ANSWER_TIME = Duration.ofMillis(500);

  private static final Duration WRITE_TIME = Duration.ofMillis(500);
  private static final String ERROR = "error ";
  private static final int CHUNK = 256;

  private final SerialLink link;
  private final Clock clock;
  private final LineAssembler assembler = new LineAssembler();

  private LineConversation(SerialLink link, Clock clock) {
    this.link = link;
    this.clock = clock;
  }

  /** How a question ended. */
  public sealed interface Reply {
    /**
     * An answer.
     *
     * @param line with U+FFFD in place of whatever cannot be shown
     */
    record Answer(String line) implements Reply {}

    /**
     * The line {@code error ...}, and no answer behind it.
     *
     * @param reason what stands behind {@code error}, fit to be shown
     */
    record Refused(String reason) implements Reply {}

    /**
     * Neither in time.
     *
     * @param why a TransportException of kind TIMEOUT where nothing at all came, a
     *     ProtocolException where something came that is no answer
     */
    record NoAnswer(DfuException why) implements Reply {}
  }

  /**
   * Begins with an empty line, which ends whatever half a line another program left.
   *
   * @param link to the application
   * @param clock by which answers are waited for
   * @return the conversation; it ends when the caller closes the link
   * @throws TransportException where the link does not take it
   */
  public static LineConversation begin(SerialLink link, Clock clock) throws TransportException {
    LineConversation conversation = new LineConversation(link, clock);
    conversation.write("");
    return conversation;
  }

  /**
   * Asks one question and waits for its answer. The application may have had to answer half a line
   * of another program first: so an {@code error} counts only if no answer follows it.
   *
   * @param question a line without its end
   * @param isAnswer true for the lines that answer it
   * @param within the time for an answer, counted from when the question is written
   * @return how it ended
   * @throws TransportException where the link fails
   * @throws CancelledException where the thread was interrupted
   */
  public Reply ask(String question, Predicate<String> isAnswer, Duration within)
      throws TransportException, CancelledException {
    write(question);
    Duration asked = clock.now();
    Duration deadline = asked.plus(within);
    Overheard overheard = new Overheard(link.identity().name());
    Optional<String> error = Optional.empty();
    while (true) {
      byte[] bytes = read(question, deadline.minus(clock.now()));
      if (bytes.length == 0) {
        return error.isPresent()
            ? new Reply.Refused(error.get())
            : new Reply.NoAnswer(overheard.instead(question, clock.now().minus(asked)));
      }
      overheard.count(bytes.length);
      for (String line : assembler.accept(bytes)) {
        if (isAnswer.test(line)) {
          return new Reply.Answer(line);
        }
        if (line.startsWith(ERROR)) {
          error = Optional.of(line.substring(ERROR.length()));
          deadline = earlier(deadline, clock.now().plus(ANSWER_TIME));
        }
        overheard.note(line);
      }
    }
  }

  private void write(String line) throws TransportException {
    link.write((line + "\n").getBytes(StandardCharsets.UTF_8), WRITE_TIME);
  }

  /** {@return what comes in time; nothing where the time is over} */
  private byte[] read(String question, Duration left)
      throws TransportException, CancelledException {
    byte[] bytes = left.isNegative() || left.isZero() ? new byte[0] : link.read(CHUNK, left);
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException(
          "interrupted while " + link.identity().name() + " was asked \"" + question + "\"",
          Hint.NONE);
    }
    return bytes;
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
