package io.github.stm32dfu.error;

/** The work was refused before anything on the device was changed. */
public final class RefusedException extends DfuException {
  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  /**
   * Refuses a plan.
   *
   * @param reason why, for programs
   * @param message why, for people, with the first bad address
   * @param hint what the person does next
   */
  public RefusedException(Refusal reason, String message, Hint hint) {
    super(message, hint);
    this.reason = reason;
  }

  /** {@return why the plan was refused} */
  public Refusal reason() {
    return reason;
  }
}
