package io.github.stm32dfu.error;

/** A transfer did not reach the device, or its answer did not come back. */
public final class TransportException extends DfuException {
  private static final long serialVersionUID = 1L;

  /** What happened to the transfer. */
  public enum Kind {
    /** The device refused the request (endpoint 0 stalled). Ask GETSTATUS why. */
    STALL,
    /** No answer within the timeout. */
    TIMEOUT,
    /** The device left the bus. */
    DISCONNECTED,
    /** The operating system forbids access. */
    ACCESS_DENIED,
    /** Another program holds the device. */
    BUSY,
    /** The operating system's driver cannot be used. */
    UNSUPPORTED,
    /** Any other input or output error. */
    IO
  }

  private final Kind kind;

  /**
   * Reports a failed transfer.
   *
   * @param kind what happened
   * @param message which transfer, and what the operating system said
   * @param hint what the person does next
   */
  public TransportException(Kind kind, String message, Hint hint) {
    super(message, hint);
    this.kind = kind;
  }

  /**
   * Reports a failed transfer with the exception behind it.
   *
   * @param kind what happened
   * @param message which transfer, and what the operating system said
   * @param hint what the person does next
   * @param cause the operating system's or library's exception
   */
  public TransportException(Kind kind, String message, Hint hint, Throwable cause) {
    super(message, hint, cause);
    this.kind = kind;
  }

  /** {@return what happened to the transfer} */
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean isTransient() {
    return switch (kind) {
      case STALL, TIMEOUT, IO -> true;
      case DISCONNECTED, ACCESS_DENIED, BUSY, UNSUPPORTED -> false;
    };
  }
}
