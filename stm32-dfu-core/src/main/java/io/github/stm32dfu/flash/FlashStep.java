package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;

/** One piece of work of a plan. A cancelled run always ends between two steps. */
public sealed interface FlashStep {
  /** {@return the addresses that the step works on, or the offsets in a stream} */
  AddressRange range();

  /** {@return the whole page that the step belongs to} */
  default AddressRange pageRange() {
    return range();
  }

  /**
   * Erase one page.
   *
   * @param sector to erase
   */
  record Erase(Sector sector) implements FlashStep {
    @Override
    public AddressRange range() {
      return sector.range();
    }
  }

  /**
   * Write one page, or the part of it that makes a vector table plausible.
   *
   * @param page of which is written
   * @param range within the page
   */
  record Write(PageImage page, AddressRange range) implements FlashStep {
    @Override
    public AddressRange pageRange() {
      return page.range();
    }

    /** {@return the bytes to write} */
    public byte[] bytes() {
      return page.bytes(range);
    }
  }

  /**
   * Let a device without addresses put in place what it was given (DFU 1.1, section 7).
   *
   * @param range empty, at the end of the stream
   */
  record Manifest(AddressRange range) implements FlashStep {}

  /**
   * Read one page back and compare it. Passed over where a device that should go on answering after
   * manifestation does not; the report tells.
   *
   * @param page that must be there
   */
  record Verify(PageImage page) implements FlashStep {
    @Override
    public AddressRange range() {
      return page.range();
    }
  }
}
