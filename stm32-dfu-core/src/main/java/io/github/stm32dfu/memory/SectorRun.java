package io.github.stm32dfu.memory;

/**
 * Equal sectors side by side, kept as a count so that a name with a million of them costs nothing.
 *
 * @param start first address of the first sector
 * @param count of sectors, at least 1
 * @param sectorSize in bytes, at least 1
 * @param access of every sector
 */
public record SectorRun(long start, long count, long sectorSize, Access access) {
  public SectorRun {
    if (start < 0
        || count < 1
        || sectorSize < 1
        || sectorSize > AddressRange.SPACE_END
        || count > (AddressRange.SPACE_END - start) / sectorSize) {
      throw new IllegalArgumentException(
          count + " sectors of " + sectorSize + " bytes at " + start + " do not fit in 32 bits");
    }
  }

  /** {@return all addresses of the run} */
  public AddressRange range() {
    return AddressRange.ofLength(start, count * sectorSize);
  }

  /**
   * {@return the sector that holds an address}
   *
   * @param address within {@link #range()}
   */
  public Sector sectorAt(long address) {
    if (!range().contains(address)) {
      throw new IllegalArgumentException(Hex.address(address) + " is not in " + range());
    }
    long index = (address - start) / sectorSize;
    return new Sector(AddressRange.ofLength(start + index * sectorSize, sectorSize), access);
  }
}
