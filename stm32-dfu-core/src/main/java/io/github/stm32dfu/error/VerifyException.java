package io.github.stm32dfu.error;

/** The device holds something else than what was written. */
public final class VerifyException extends DfuException {
  private static final long serialVersionUID = 1L;

  private final long address;

  /**
   * Reports the first difference.
   *
   * @param address of the first byte that differs
   * @param message the address in hex, the expected and the seen bytes
   * @param hint what the person does next
   */
  public VerifyException(long address, String message, Hint hint) {
    super(message, hint);
    this.address = address;
  }

  /** {@return the address of the first byte that differs} */
  public long address() {
    return address;
  }
}
