package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import java.util.Arrays;

/** Bytes that belong at an address. Immutable: bytes are copied on their way in and out. */
public final class Segment {
  private final long address;
  private final byte[] bytes;

  private Segment(long address, byte[] bytes) {
    this.address = address;
    this.bytes = bytes;
    AddressRange.ofLength(address, bytes.length);
  }

  /**
   * {@return a segment with a copy of some bytes}
   *
   * @param address of the first byte
   * @param bytes at least one; all of them within 32-bit addresses
   */
  public static Segment copyOf(long address, byte[] bytes) {
    return new Segment(address, bytes.clone());
  }

  /** Takes an array that nobody else keeps. */
  static Segment owning(long address, byte[] bytes) {
    return new Segment(address, bytes);
  }

  /** {@return the address of the first byte} */
  public long address() {
    return address;
  }

  /** {@return the number of bytes} */
  public int size() {
    return bytes.length;
  }

  /** {@return all addresses} */
  public AddressRange range() {
    return AddressRange.ofLength(address, bytes.length);
  }

  /** {@return a copy of all bytes} */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /**
   * Copies bytes out.
   *
   * @param from within {@link #range()}, which holds all of it
   * @param target of the copy
   * @param offset in the target
   */
  public void copyTo(AddressRange from, byte[] target, int offset) {
    System.arraycopy(bytes, (int) (from.start() - address), target, offset, (int) from.size());
  }

  /** The bytes themselves, for readers and writers of this package that only look at them. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Segment that
        && address == that.address
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(address) * 31 + Arrays.hashCode(bytes);
  }

  /** {@return the range and size} */
  @Override
  public String toString() {
    return range() + " (" + bytes.length + " bytes)";
  }
}
