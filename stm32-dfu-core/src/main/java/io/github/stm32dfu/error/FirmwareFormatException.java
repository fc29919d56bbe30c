package io.github.stm32dfu.error;

/** A file is damaged, too large, or no firmware. The message names the offset or the line. */
public final class FirmwareFormatException extends DfuException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports a damaged or foreign file.
   *
   * @param message the reason, with offset or line
   */
  public FirmwareFormatException(String message) {
    this(message, Hint.CHECK_FILE);
  }

  /**
   * Reports a file that cannot be used as it is.
   *
   * @param message the reason, with offset or line
   * @param hint what the person does next
   */
  public FirmwareFormatException(String message, Hint hint) {
    super(message, hint);
  }
}
