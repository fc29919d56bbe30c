package io.github.stm32dfu.error;

/** The application on the board does not do what an update needs of it. */
public final class ApplicationException extends DfuException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Kind {
    /** It was told to make way for the bootloader, and runs on. */
    STAYED,
    /** It made way, and no bootloader appeared. Nothing was changed. */
    NO_BOOTLOADER,
    /** The new firmware is written and compared; the board did not leave its bootloader. */
    NOT_STARTED,
    /** The new firmware was written, compared and started; its serial port did not appear. */
    NOT_BACK,
    /** It is back, and says another version than the one that was written. */
    WRONG_VERSION,
    /** It is back, and its memory is not what was written, by its own checksum. */
    WRONG_CONTENTS,
    /** It is back, and another board than the one that was updated. */
    WRONG_BOARD
  }

  private final Kind kind;

  /**
   * Reports an application.
   *
   * @param kind what is wrong
   * @param message which board, what was expected, what was seen
   * @param hint what the person does next
   */
  public ApplicationException(Kind kind, String message, Hint hint) {
    super(message, hint);
    this.kind = kind;
  }

  /** {@return what is wrong} */
  public Kind kind() {
    return kind;
  }
}
