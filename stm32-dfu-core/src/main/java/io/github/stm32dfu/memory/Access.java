package io.github.stm32dfu.memory;

/** What a sector allows: the type letter of a DfuSe memory name, whose low three bits are flags. */
public enum Access {
  /** Letter a. */
  READ,
  /** Letter b. */
  ERASE,
  /** Letter c. */
  READ_ERASE,
  /** Letter d. */
  WRITE,
  /** Letter e. */
  READ_WRITE,
  /** Letter f. */
  ERASE_WRITE,
  /** Letter g. */
  READ_ERASE_WRITE;

  /** {@return whether bytes can be uploaded} */
  public boolean readable() {
    return (bits() & 1) != 0;
  }

  /** {@return whether a sector can be erased by its address} */
  public boolean erasable() {
    return (bits() & 2) != 0;
  }

  /** {@return whether bytes can be downloaded} */
  public boolean writable() {
    return (bits() & 4) != 0;
  }

  /** {@return the letter of the DfuSe grammar, a to g} */
  public char letter() {
    return (char) ('a' + ordinal());
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
    return values()[bits - 1];
  }

  private int bits() {
    return ordinal() + 1;
  }
}
