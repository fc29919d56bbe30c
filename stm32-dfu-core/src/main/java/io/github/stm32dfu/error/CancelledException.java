package io.github.stm32dfu.error;

/** The caller cancelled; the message says in which condition the board is. */
public final class CancelledException extends DfuException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports how far the work got.
   *
   * @param message what the board holds now
   * @param hint {@link Hint#RUN_AGAIN} once a page was erased, else {@link Hint#NONE}
   */
  public CancelledException(String message, Hint hint) {
    super(message, hint);
  }
}
