package io.github.stm32dfu.error;

/** An alternate setting's name does not follow the DfuSe grammar (UM0424, memory mapping). */
public final class MalformedLayoutException extends DfuException {
  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong and where.
   *
   * @param message the reason, with the position inside the name
   */
  public MalformedLayoutException(String message) {
    super(message, Hint.NONE);
  }
}
