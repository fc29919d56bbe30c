package io.github.stm32dfu.memory;

/**
 * The smallest piece of memory that is erased at once; the F373's datasheet calls it a page.
 *
 * @param range its addresses
 * @param access what it allows
 */
public record Sector(AddressRange range, Access access) {
  /** {@return the first address} */
  public long start() {
    return range.start();
  }

  /** {@return the size in bytes, at least 1} */
  public long size() {
    return range.size();
  }
}
