package io.github.stm32dfu.error;

import java.io.IOException;

/**
 * Root of everything that can go wrong with files, devices and plans. Programming errors stay
 * {@link IllegalArgumentException} and {@link IllegalStateException}.
 *
 * <p>The subclass says which kind of trouble it is, the message names addresses in hex and what was
 * expected and seen, {@link #hint()} says what a person does next.
 */
public abstract sealed class DfuException extends IOException
    permits ApplicationException,
        CancelledException,
        ChoiceException,
        DeviceStatusException,
        FirmwareFormatException,
        JournalException,
        MalformedLayoutException,
        MalformedRecordingException,
        MalformedTriggerException,
        ProtocolException,
        RefusedException,
        ReleaseException,
        TransportException,
        VerifyException {
  private static final long serialVersionUID = 1L;

  private final Hint hint;

  DfuException(String message, Hint hint) {
    super(message);
    this.hint = hint;
  }

  DfuException(String message, Hint hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** {@return what a person does next} */
  public final Hint hint() {
    return hint;
  }

  /**
   * {@return whether the same request, repeated at once, may succeed} A device that has left, or
   * whatever a person has to mend, does not pass by itself.
   */
  public boolean isTransient() {
    return false;
  }
}
