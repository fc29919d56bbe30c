package io.github.stm32dfu.memory;

import java.util.List;
import java.util.Optional;

/**
 * Contiguous runs of sectors under one start address.
 *
 * @param runs in rising order, each starting where the one before it ends; at least one
 */
public record MemoryRegion(List<SectorRun> runs) {
  public MemoryRegion {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a region has at least one run of sectors");
    }
    for (int i = 1; i < runs.size(); i++) {
      if (runs.get(i).start() != runs.get(i - 1).range().endExclusive()) {
        throw new IllegalArgumentException("a gap before " + runs.get(i));
      }
    }
  }

  /** {@return all addresses of the region} */
  public AddressRange range() {
    return new AddressRange(runs.get(0).start(), runs.get(runs.size() - 1).range().endExclusive());
  }

  /**
   * {@return the sector that holds an address, if the region has it}
   *
   * @param address any address
   */
  public Optional<Sector> sectorAt(long address) {
    int low = 0;
    int high = runs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      AddressRange range = runs.get(middle).range();
      if (address < range.start()) {
        high = middle - 1;
      } else if (address >= range.endExclusive()) {
        low = middle + 1;
      } else {
        return Optional.of(runs.get(middle).sectorAt(address));
      }
    }
    return Optional.empty();
  }
}
