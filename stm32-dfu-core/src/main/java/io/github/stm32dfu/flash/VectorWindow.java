package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * In which order the page with the vector table is written: the word with the initial stack pointer
 * last of all. A run that is cut before leaves no plausible table, and a torn last half-word is not
 * 0x2000 and so points outside of RAM.
 *
 * @param table address of the one that is guarded, if any
 * @param writeAlignment of the part, in bytes
 */
record VectorWindow(OptionalLong table, int writeAlignment) {
  private static final int WORD = 4;

  /** {@return the parts of a page in the order of their writing; the last one arms the table} */
  List<AddressRange> parts(AddressRange page) {
    if (table.isEmpty() || !page.contains(table.getAsLong())) {
      return List.of(page);
    }
    int granule = Math.max(WORD, writeAlignment);
    AddressRange stackPointer =
        AddressRange.ofLength(table.getAsLong(), granule).intersection(page);
    List<AddressRange> parts = new ArrayList<>();
    add(parts, new AddressRange(page.start(), stackPointer.start()));
    add(parts, new AddressRange(stackPointer.endExclusive(), page.endExclusive()));
    parts.add(stackPointer);
    return parts;
  }

  private static void add(List<AddressRange> parts, AddressRange part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }
}
