package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.memory.MemoryRegion;
import io.github.stm32dfu.memory.Sector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every memory that a bootloader can reach, by address.
 *
 * @param layouts one for each usable alternate setting, or the only one
 */
public record MemoryMap(List<MemoryLayout> layouts) {
  public MemoryMap {
    layouts = List.copyOf(layouts);
  }

  /**
   * {@return the sector that holds an address; the first memory that has it wins}
   *
   * @param address any address
   */
  public Optional<Sector> sectorAt(long address) {
    return layouts.stream().flatMap(layout -> layout.sectorAt(address).stream()).findFirst();
  }

  /**
   * {@return the region that holds an address, if some memory has it}
   *
   * @param address any address
   */
  public Optional<AddressRange> regionAt(long address) {
    return regions().filter(region -> region.contains(address)).findFirst();
  }

  /**
   * {@return the first address of any memory after an address, 2^32 where there is none}
   *
   * @param address any address
   */
  public long nextStart(long address) {
    return regions()
        .mapToLong(AddressRange::start)
        .filter(start -> start > address)
        .min()
        .orElse(AddressRange.SPACE_END);
  }

  private Stream<AddressRange> regions() {
    return layouts.stream().flatMap(layout -> layout.regions().stream()).map(MemoryRegion::range);
  }

  /** {@return all layouts in the DfuSe grammar} */
  @Override
  public String toString() {
    return layouts.toString();
  }
}
