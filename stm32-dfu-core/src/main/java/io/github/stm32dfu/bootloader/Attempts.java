package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;

/**
 * How often one thing was tried that can be repeated without harm. Trouble on a cable mostly
 * passes; what does not pass shall not keep anybody waiting.
 */
final class Attempts {
  private static final int MOST = 3;

  private int failed;

  /** Something that may be done again, whatever came of it. */
  interface Repeatable<T> {
    T attempt() throws DfuException;
  }

  /** The same, of which nothing is wanted but that it is done. */
  interface Step {
    void attempt() throws DfuException;
  }

  /** {@return what the first attempt that went well gave} */
  static <T> T of(Repeatable<T> work) throws DfuException {
    Attempts attempts = new Attempts();
    while (true) {
      try {
        return work.attempt();
      } catch (DfuException failure) {
        attempts.failed(failure);
      }
    }
  }

  /** Does a step until it went well. */
  static void run(Step step) throws DfuException {
    of(
        () -> {
          step.attempt();
          return true;
        });
  }

  /**
   * Counts a failure, and returns where another attempt makes sense.
   *
   * @throws DfuException the failure, where it does not
   */
  void failed(DfuException failure) throws DfuException {
    failed++;
    if (failed == MOST || !failure.isTransient()) {
      throw failure;
    }
  }
}
