package io.github.stm32dfu.memory;

/**
 * A half-open range of addresses within the 32-bit space.
 *
 * @param start first address, 0 to 2^32
 * @param endExclusive the address after the last one, at least {@code start}, at most 2^32
 */
public record AddressRange(long start, long endExclusive) implements Comparable<AddressRange> {
  /** One past the last address of the 32-bit space. */
  public static final long SPACE_END = 1L << 32;

  public AddressRange {
    if (start < 0 || endExclusive < start || endExclusive > SPACE_END) {
      throw new IllegalArgumentException(
          "not a range of 32-bit addresses: " + start + ".." + endExclusive);
    }
  }

  /**
   * {@return the range of a length}
   *
   * @param start first address
   * @param length in bytes, at least 0
   */
  public static AddressRange ofLength(long start, long length) {
    return new AddressRange(start, start + length);
  }

  /** {@return the number of bytes} */
  public long size() {
    return endExclusive - start;
  }

  /** {@return whether there is no address in this range} */
  public boolean isEmpty() {
    return start == endExclusive;
  }

  /**
   * {@return whether an address lies within}
   *
   * @param address any address
   */
  public boolean contains(long address) {
    return start <= address && address < endExclusive;
  }

  /**
   * {@return whether another range lies within, as an empty one at an edge does}
   *
   * @param other any range
   */
  public boolean contains(AddressRange other) {
    return start <= other.start && other.endExclusive <= endExclusive;
  }

  /**
   * {@return whether the two ranges share an address}
   *
   * @param other any range
   */
  public boolean overlaps(AddressRange other) {
    return Math.max(start, other.start) < Math.min(endExclusive, other.endExclusive);
  }

  /**
   * {@return the addresses that both ranges have; empty at the later start where there are none}
   *
   * @param other any range
   */
  public AddressRange intersection(AddressRange other) {
    long from = Math.max(start, other.start);
    return new AddressRange(from, Math.max(from, Math.min(endExclusive, other.endExclusive)));
  }

  /** Orders by start, then by end. */
  @Override
  public int compareTo(AddressRange other) {
    int byStart = Long.compare(start, other.start);
    return byStart != 0 ? byStart : Long.compare(endExclusive, other.endExclusive);
  }

  /** {@return {@code 0x08000000..0x08000800}, the end exclusive} */
  @Override
  public String toString() {
    return Hex.address(start) + ".." + Hex.address(endExclusive);
  }
}
