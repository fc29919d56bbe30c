package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.ProtocolException;
import java.time.Duration;

/**
 * A question of the line protocol.
 *
 * @param <A> what its answer says
 */
interface Question<A> {
  /** {@return the line that asks} */
  String line();

  /** {@return within which it is answered} */
  Duration within();

  /** {@return whether a line is the answer, perhaps a garbled one} */
  boolean isAnsweredBy(String line);

  /** {@return what the answer says} */
  A read(String answer) throws ProtocolException;
}
