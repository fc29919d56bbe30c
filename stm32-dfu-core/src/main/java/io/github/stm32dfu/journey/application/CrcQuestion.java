package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.time.Duration;

/** {@code crc?}: what memory holds. */
final class CrcQuestion implements Question<Long> {
  private static final long STEP = 16 * 1024;
  private static final long MILLIS_FOR_STEP = 100;
  private static final int DIGITS = 8;

  private final AddressRange range;

  CrcQuestion(AddressRange range) {
    if (range.isEmpty()) {
      throw new IllegalArgumentException("the CRC of no bytes at " + Hex.address(range.start()));
    }
    this.range = range;
  }

  @Override
  public String line() {
    return "crc? " + operands();
  }

  @Override
  public Duration within() {
    long steps = (range.size() + STEP - 1) / STEP;
    return LineConversation.ANSWER_TIME.plusMillis(MILLIS_FOR_STEP * steps);
  }

  /** Only with its own operands: a late answer to another question is none. */
  @Override
  public boolean isAnsweredBy(String line) {
    String beginning = beginning();
    return line.regionMatches(true, 0, beginning, 0, beginning.length());
  }

  @Override
  public Long read(String answer) throws ProtocolException {
    String digits = answer.substring(beginning().length()).stripTrailing();
    if (!HexDigits.are(digits, DIGITS)) {
      throw new ProtocolException(
          "cannot read the answer \"" + answer + "\": its CRC is not 8 hex digits",
          Hint.CHECK_PORT);
    }
    return HexDigits.value(digits);
  }

  private String beginning() {
    return "crc " + operands() + " ";
  }

  private String operands() {
    return Hex.address(range.start()) + " " + range.size();
  }
}
