package io.github.stm32dfu.error;

/** The device left the protocol: a malformed reply, an impossible state, busy past its deadline. */
public final class ProtocolException extends DfuException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports a device that does not follow the protocol.
   *
   * @param message what was expected and what was seen
   * @param hint what the person does next
   */
  public ProtocolException(String message, Hint hint) {
    super(message, hint);
  }
}
