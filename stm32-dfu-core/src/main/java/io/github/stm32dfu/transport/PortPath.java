package io.github.stm32dfu.transport;

import java.util.Optional;

/**
 * Where a device is plugged in, for example {@code 1-5.2}: bus 1, port 5, there port 2. It stays
 * the same when a board changes from application to bootloader and back, as its address does not.
 *
 * @param text in libusb's and Linux's form; empty where the host cannot tell
 */
public record PortPath(Optional<String> text) {
  private static final PortPath UNKNOWN = new PortPath(Optional.empty());

  /** How two paths compare. */
  public enum Match {
    /** Both are known and equal. */
    SAME,
    /** Both are known and differ. */
    DIFFERENT,
    /** At least one is not known. */
    UNKNOWN
  }

  /**
   * {@return a known path}
   *
   * @param text such as {@code 1-5.2}
   */
  public static PortPath of(String text) {
    return new PortPath(Optional.of(text));
  }

  /** {@return the path of a device on a host that cannot tell} */
  public static PortPath unknown() {
    return UNKNOWN;
  }

  /**
   * {@return how this path compares}
   *
   * @param other path of another sighting
   */
  public Match compare(PortPath other) {
    if (text.isEmpty() || other.text.isEmpty()) {
      return Match.UNKNOWN;
    }
    return text.equals(other.text) ? Match.SAME : Match.DIFFERENT;
  }

  /** {@return the path, or a question mark} */
  @Override
  public String toString() {
    return text.orElse("?");
  }
}
