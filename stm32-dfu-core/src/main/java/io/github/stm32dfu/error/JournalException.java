package io.github.stm32dfu.error;

/**
 * The journal of an update cannot be read or written. Nothing that it would have to guard was
 * touched.
 */
public final class JournalException extends DfuException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the journal, or with the place where it is kept. */
  public enum Kind {
    /** A newer version of this library wrote it. */
    NEWER_VERSION,
    /** It is no journal, or its beginning is lost. */
    DAMAGED,
    /** It would become longer than any journal is read. */
    TOO_LARGE,
    /** Another program uses it, or has changed it meanwhile. */
    IN_USE,
    /** There is no room for it. */
    NO_ROOM,
    /** The operating system forbids access. */
    ACCESS_DENIED,
    /** Any other input or output error. */
    IO
  }

  private final Kind kind;

  /**
   * Reports a journal that cannot be used.
   *
   * @param kind what is wrong
   * @param message which journal, and why
   * @param hint what the person does next
   */
  public JournalException(Kind kind, String message, Hint hint) {
    super(message, hint);
    this.kind = kind;
  }

  /**
   * Reports a journal that cannot be used, with the exception behind it.
   *
   * @param kind what is wrong
   * @param message which journal, and why
   * @param hint what the person does next
   * @param cause the operating system's exception
   */
  public JournalException(Kind kind, String message, Hint hint, Throwable cause) {
    super(message, hint, cause);
    this.kind = kind;
  }

  /** {@return what is wrong} */
  public Kind kind() {
    return kind;
  }
}
