package io.github.stm32dfu.memory;

/** What a sector allows: the type letter of a DfuSe memory name, whose low three bits are flags. */
public enum Access {
  /** Letter a. */
  READ(1),
  /** Letter b. */
  ERASE(2),
  /** Letter c. */
  READ_ERASE(3),
  /** Letter d. */
  WRITE(4),
  /** Letter e. */
  READ_WRITE(5),
  /** Letter f. */
  ERASE_WRITE(6),
  /** Letter g. */
  READ_ERASE_WRITE(7);

  private static final Access[] ALL = values();

  private final int bits;

  Access(int bits) {
    this.bits = bits;
  }

  /** {@return whether bytes can be uploaded} */
  public boolean readable() {
    return (bits & 1) != 0;
  }

  /** {@return whether a sector can be erased by its address} */
  public boolean erasable() {
    return (bits & 2) != 0;
  }

  /** {@return whether bytes can be downloaded} */
  public boolean writable() {
    return (bits & 4) != 0;
  }

  /** {@return the letter of the DfuSe grammar, a to g} */
  public char letter() {
    return (char) ('a' + bits - 1);
  }

  /**
   * {@return the access of three flag bits}
   *
   * @param bits 1 readable, 2 erasable, 4 writable; 1 to 7
   */
  public static Access ofBits(int bits) {
    if (bits < 1 || bits > 7) {
      throw new IllegalArgumentException("access bits are 1 to 7, not " + bits);
    }
    return ALL[bits - 1];
  }
}
