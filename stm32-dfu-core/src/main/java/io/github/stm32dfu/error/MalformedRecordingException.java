package io.github.stm32dfu.error;

/** A text is no recording of control transfers. The message names the line. */
public final class MalformedRecordingException extends DfuException {
  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong and where.
   *
   * @param message the line, what was expected and what was seen
   */
  public MalformedRecordingException(String message) {
    super(message, Hint.NONE);
  }
}
