package io.github.stm32dfu.error;

/** The device left the protocol: a malformed reply, an impossible state, busy past its deadline. */
public final class ProtocolException extends DfuException {
  private static final long serialVersionUID = 1L;

  /** How the device left the protocol. */
  public enum Kind {
    /** It answered what it must not answer there. */
    UNEXPECTED,
    /** It was busy past every deadline. */
    STILL_BUSY
  }

  private final Kind kind;

  /**
   * Reports a device that answers what it must not.
   *
   * @param message what was expected and what was seen
   * @param hint what the person does next
   */
  public ProtocolException(String message, Hint hint) {
    this(Kind.UNEXPECTED, message, hint);
  }

  /**
   * Reports a device that does not follow the protocol.
   *
   * @param kind how it left it
   * @param message what was expected and what was seen
   * @param hint what the person does next
   */
  public ProtocolException(Kind kind, String message, Hint hint) {
    super(message, hint);
    this.kind = kind;
  }

  /**
   * Reports a device that answers what it must not, with the failure that led there.
   *
   * @param message what was expected and what was seen
   * @param hint what the person does next
   * @param cause the failure before
   */
  public ProtocolException(String message, Hint hint, DfuException cause) {
    super(message, hint, cause);
    this.kind = Kind.UNEXPECTED;
  }

  /** {@return how the device left the protocol} */
  public Kind kind() {
    return kind;
  }

  /** A device that was busy for so long does not become ready by being asked once more. */
  @Override
  public boolean isTransient() {
    return kind == Kind.UNEXPECTED;
  }
}
