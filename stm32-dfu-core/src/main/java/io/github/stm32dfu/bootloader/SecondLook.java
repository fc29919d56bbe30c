package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import java.util.Arrays;

/** Bytes that come with parity alone (AN3155, section 2) count once they came twice the same. */
final class SecondLook {
  private static final int MOST = 3;

  private SecondLook() {}

  /** A question that can be asked again. */
  interface Question {
    byte[] ask() throws DfuException;
  }

  /**
   * {@return what a question gives twice running}
   *
   * @param what it is, for people
   * @throws DfuException where it gives other bytes each time
   */
  static byte[] at(String what, Question question) throws DfuException {
    byte[] seen = question.ask();
    for (int i = 0; i < MOST; i++) {
      byte[] again = question.ask();
      if (Arrays.equals(seen, again)) {
        return again;
      }
      seen = again;
    }
    throw new ProtocolException(what + ": other bytes each time", Hint.RUN_AGAIN);
  }
}
