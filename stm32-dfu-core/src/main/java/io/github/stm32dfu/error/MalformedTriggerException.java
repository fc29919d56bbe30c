package io.github.stm32dfu.error;

/** A text names no way into the bootloader (docs/triggers.md). */
public final class MalformedTriggerException extends DfuException {
  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong.
   *
   * @param message what was expected and what was seen
   */
  public MalformedTriggerException(String message) {
    super(message, Hint.NONE);
  }
}
