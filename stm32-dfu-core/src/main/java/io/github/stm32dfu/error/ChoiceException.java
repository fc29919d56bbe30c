package io.github.stm32dfu.error;

/** No board fits, or several do and nobody chose one. Nothing was done to any of them. */
public final class ChoiceException extends DfuException {
  private static final long serialVersionUID = 1L;

  /** How many fit. */
  public enum Kind {
    /** None. */
    NONE,
    /** More than one. */
    SEVERAL
  }

  private final Kind kind;

  /**
   * Reports that it is not clear which board is meant.
   *
   * @param kind how many fit
   * @param message what was looked for, and those that fit
   * @param hint what the person does next
   */
  public ChoiceException(Kind kind, String message, Hint hint) {
    super(message, hint);
    this.kind = kind;
  }

  /** {@return how many fit} */
  public Kind kind() {
    return kind;
  }
}
