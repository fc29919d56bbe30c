package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one page shall hold: the image's bytes, and around them the bytes that the device already
 * has there. Two elements of a file that share a page are both in it.
 */
public final class PageImage {
  private static final byte ERASED = (byte) 0xFF;

  private final Sector sector;
  private final byte[] bytes;
  private final List<AddressRange> kept;
  private final Optional<byte[]> before;

  /** Takes arrays that nobody changes. */
  PageImage(Sector sector, byte[] bytes, List<AddressRange> kept, Optional<byte[]> before) {
    this.sector = sector;
    this.bytes = bytes;
    this.kept = List.copyOf(kept);
    this.before = before;
  }

  /** {@return the page} */
  public Sector sector() {
    return sector;
  }

  /** {@return the addresses of the page} */
  public AddressRange range() {
    return sector.range();
  }

  /** {@return a copy of all bytes of the page} */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /**
   * {@return a copy of some bytes of the page}
   *
   * @param part within the page
   */
  public byte[] bytes(AddressRange part) {
    int from = (int) (part.start() - range().start());
    return Arrays.copyOfRange(bytes, from, from + (int) part.size());
  }

  /**
   * {@return the parts that the image does not cover and that hold something: they are lost if the
   * run is cut between erase and write and nobody wrote them down}
   */
  public List<AddressRange> kept() {
    return kept;
  }

  /**
   * {@return all bytes of the page as they were, where the image does not cover it and they are
   * known}
   */
  Optional<byte[]> before() {
    return before;
  }

  /** {@return whether an erased page already is right} */
  public boolean isBlank() {
    for (byte value : bytes) {
      if (value != ERASED) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return the offset of the first byte that differs, or -1}
   *
   * @param seen as many bytes as the page has
   */
  public int mismatch(byte[] seen) {
    return Arrays.mismatch(bytes, seen);
  }

  /** {@return the range} */
  @Override
  public String toString() {
    return range().toString();
  }
}
