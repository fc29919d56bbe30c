package io.github.stm32dfu.error;

/** A release could not be found, fetched or trusted. No device was touched for it. */
public final class ReleaseException extends DfuException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the release. */
  public enum Kind {
    /** The source does not answer, breaks off, is too slow or out of order. Later it may work. */
    UNREACHABLE,
    /** The source has nothing under that name. */
    NOT_FOUND,
    /** The source does not give it to us. */
    DENIED,
    /** It is larger than announced, or than anything that is read. */
    TOO_LARGE,
    /** Its size or SHA-256 differs from what the index says. */
    WRONG_CONTENT,
    /** The index, or the way to it, makes no sense. */
    MALFORMED,
    /** The index is written in a later schema than this library reads. */
    UNSUPPORTED_SCHEMA,
    /** The way to it could be tampered with, or leads out of where it has to stay. */
    INSECURE,
    /** The index has nothing for this product, hardware or version. */
    NO_RELEASE,
    /** It is older than what runs, and nobody asked for that. */
    DOWNGRADE
  }

  private final Kind kind;

  /**
   * Reports a release that is not used.
   *
   * @param kind what is wrong, for programs
   * @param message what is wrong, for people: what was expected, and seen
   * @param hint what the person does next
   */
  public ReleaseException(Kind kind, String message, Hint hint) {
    super(message, hint);
    this.kind = kind;
  }

  /**
   * Reports a release that is not used, with the exception behind it.
   *
   * @param kind what is wrong, for programs
   * @param message what is wrong, for people
   * @param hint what the person does next
   * @param cause the network's or file system's exception
   */
  public ReleaseException(Kind kind, String message, Hint hint, Throwable cause) {
    super(message, hint, cause);
    this.kind = kind;
  }

  /** {@return what is wrong with the release} */
  public Kind kind() {
    return kind;
  }
}
