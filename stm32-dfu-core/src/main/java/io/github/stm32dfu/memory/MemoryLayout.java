package io.github.stm32dfu.memory;

import io.github.stm32dfu.error.MalformedLayoutException;
import java.util.List;
import java.util.Optional;

/**
 * The memory behind one alternate setting, as its name describes it, for example {@code @Internal
 * Flash /0x08000000/128*0002Kg}.
 *
 * @param name what stands before the first slash, without the {@code @} and outer blanks
 * @param regions in the order of the name; they do not overlap
 */
public record MemoryLayout(String name, List<MemoryRegion> regions) {
  public MemoryLayout {
    regions = List.copyOf(regions);
    List<AddressRange> ranges = regions.stream().map(MemoryRegion::range).sorted().toList();
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a layout has at least one region");
    }
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).overlaps(ranges.get(i - 1))) {
        throw new IllegalArgumentException(ranges.get(i) + " overlaps " + ranges.get(i - 1));
      }
    }
  }

  /**
   * {@return the layout that an alternate setting's name describes}
   *
   * @param text the string descriptor's text
   * @throws MalformedLayoutException where the text leaves the grammar, with the position
   */
  public static MemoryLayout parse(String text) throws MalformedLayoutException {
    return new LayoutGrammar(text).layout();
  }

  /**
   * {@return the sector that holds an address, if this memory has it}
   *
   * @param address any address
   */
  public Optional<Sector> sectorAt(long address) {
    for (MemoryRegion region : regions) {
      if (region.range().contains(address)) {
        return region.sectorAt(address);
      }
    }
    return Optional.empty();
  }

  /** {@return a name in the DfuSe grammar that parses to an equal layout} */
  @Override
  public String toString() {
    return LayoutGrammar.print(this);
  }
}
