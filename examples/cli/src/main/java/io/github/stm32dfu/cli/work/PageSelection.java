package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.bootloader.MemoryMap;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.memory.Access;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the pages of a range, and refuses ranges that the board does not have. */
public final class PageSelection {
  private final MemoryMap memory;

  /**
   * Prepares to find.
   *
   * @param memory of the board
   */
  public PageSelection(MemoryMap memory) {
    this.memory = memory;
  }

  /**
   * {@return the pages that a range consists of}
   *
   * @param range on page boundaries
   * @throws RefusedException where it is not, naming the nearest ones, or cannot be erased
   */
  public List<Sector> erasable(AddressRange range) throws RefusedException {
    List<Sector> pages = touched(range, Access::erasable, "erased");
    AddressRange outer =
        new AddressRange(pages.get(0).start(), pages.get(pages.size() - 1).range().endExclusive());
    if (!outer.equals(range)) {
      throw new RefusedException(
          Refusal.UNSUPPORTED,
          range + " is not on page boundaries; the pages that it touches are " + outer,
          Hint.NONE);
    }
    return pages;
  }

  /**
   * {@return a range}
   *
   * @param start of the range
   * @param length in bytes; else to the end of the memory
   * @throws RefusedException where the board does not have it, or it has no bytes
   */
  public AddressRange from(long start, Optional<Long> length) throws RefusedException {
    AddressRange region = memory.regionAt(start).orElseThrow(() -> outside(start));
    long size = length.orElse(region.endExclusive() - start);
    if (size == 0) {
      throw new RefusedException(Refusal.UNSUPPORTED, "no bytes to read: length 0", Hint.NONE);
    }
    if (size > region.endExclusive() - start) {
      throw new RefusedException(
          Refusal.OUTSIDE_LAYOUT,
          size + " bytes from " + Hex.address(start) + " reach past the end of " + region,
          Hint.NONE);
    }
    return AddressRange.ofLength(start, size);
  }

  /**
   * Checks that a range can be read.
   *
   * @param range of any size but none
   * @throws RefusedException where it cannot
   */
  public void readable(AddressRange range) throws RefusedException {
    touched(range, Access::readable, "read");
  }

  private List<Sector> touched(AddressRange range, Predicate<Access> allowed, String what)
      throws RefusedException {
    List<Sector> pages = new ArrayList<>();
    long address = range.start();
    while (address < range.endExclusive()) {
      long at = address;
      Sector page = memory.sectorAt(at).orElseThrow(() -> outside(at));
      if (!allowed.test(page.access())) {
        throw new RefusedException(
            Refusal.UNSUPPORTED, page.range() + " cannot be " + what, Hint.NONE);
      }
      pages.add(page);
      address = page.range().endExclusive();
    }
    return pages;
  }

  private RefusedException outside(long address) {
    return new RefusedException(
        Refusal.OUTSIDE_LAYOUT,
        "no memory of the board has " + Hex.address(address) + "; it has " + memory,
        Hint.NONE);
  }
}
