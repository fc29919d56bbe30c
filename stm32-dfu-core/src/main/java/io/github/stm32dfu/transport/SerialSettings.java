package io.github.stm32dfu.transport;

/**
 * How bytes travel on a serial line: always 8 data bits and 1 stop bit.
 *
 * @param baudRate bits per second, 1 or more; without effect on most virtual COM ports
 * @param parity of each byte
 */
public record SerialSettings(int baudRate, Parity parity) {
  /** What follows the data bits. */
  public enum Parity {
    /** Nothing: 8N1. */
    NONE,
    /** A bit that makes the number of ones even: 8E1, as AN3155 asks for. */
    EVEN
  }

  public SerialSettings {
    if (baudRate < 1) {
      throw new IllegalArgumentException("a baud rate of " + baudRate);
    }
  }

  /** {@return 115200 8N1} */
  public static SerialSettings standard() {
    return new SerialSettings(115_200, Parity.NONE);
  }

  /**
   * {@return these with another speed}
   *
   * @param rate bits per second
   */
  public SerialSettings at(int rate) {
    return new SerialSettings(rate, parity);
  }

  /**
   * {@return these with another parity}
   *
   * @param other of each byte
   */
  public SerialSettings with(Parity other) {
    return new SerialSettings(baudRate, other);
  }

  /** {@return for example {@code 115200 8N1}} */
  @Override
  public String toString() {
    return baudRate + (parity == Parity.EVEN ? " 8E1" : " 8N1");
  }
}
