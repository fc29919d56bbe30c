package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * By which bytes an application says that it goes, or that it does not. They may stand anywhere in
 * what it sends.
 *
 * @param goes what it sends where it goes, 1 to 256 bytes
 * @param stays what it sends where it does not, 1 to 256 bytes; nothing where that is not known
 * @param within the time for either
 */
public record ExpectedAnswer(byte[] goes, Optional<byte[]> stays, Duration within) {
  private static final Duration USUAL_TIME = Duration.ofMillis(500);
  private static final int CHUNK = 256;

  /** How the wait for an answer ended. */
  enum Verdict {
    GOES,
    STAYS,
    NONE
  }

  public ExpectedAnswer {
    // Each refuses an impossible length.
    new ByteSearch(goes);
    stays.ifPresent(ByteSearch::new);
  }

  /**
   * {@return an answer of some text, within 500 ms}
   *
   * @param text as the application sends it, perhaps a part of a line
   */
  public static ExpectedAnswer text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@return an answer of some bytes, within 500 ms}
   *
   * @param bytes as the application sends them
   */
  public static ExpectedAnswer bytes(byte[] bytes) {
    return new ExpectedAnswer(bytes, Optional.empty(), USUAL_TIME);
  }

  /**
   * {@return this answer with a time of its own}
   *
   * @param time for it
   */
  public ExpectedAnswer within(Duration time) {
    return new ExpectedAnswer(goes, stays, time);
  }

  /**
   * {@return this answer, and another by which the application says that it stays}
   *
   * @param refusal 1 to 256 bytes
   */
  public ExpectedAnswer or(byte[] refusal) {
    return new ExpectedAnswer(goes, Optional.of(refusal), within);
  }

  /** {@return what the application says; the time holds in total, however much else it sends} */
  Verdict await(SerialLink link, Clock clock) throws TransportException {
    ByteSearch yes = new ByteSearch(goes);
    Optional<ByteSearch> no = stays.map(ByteSearch::new);
    Duration deadline = clock.now().plus(within);
    while (true) {
      Duration left = deadline.minus(clock.now());
      byte[] bytes = left.compareTo(Duration.ZERO) > 0 ? link.read(CHUNK, left) : new byte[0];
      if (bytes.length == 0) {
        return Verdict.NONE;
      }
      for (byte one : bytes) {
        if (yes.endsWith(one)) {
          return Verdict.GOES;
        }
        if (no.isPresent() && no.get().endsWith(one)) {
          return Verdict.STAYS;
        }
      }
    }
  }
}
