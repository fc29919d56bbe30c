package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.memory.Sector;
import java.util.List;
import java.util.Optional;

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
   * {@return whether every address of a range lies in some memory}
   *
   * @param range any range
   */
  public boolean contains(AddressRange range) {
    return layouts.stream()
        .flatMap(layout -> layout.regions().stream())
        .anyMatch(region -> region.range().contains(range));
  }
}
