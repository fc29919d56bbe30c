package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;

/**
 * The first two words of a Cortex-M vector table.
 *
 * @param address where it stands
 * @param initialStackPointer word 0
 * @param resetVector word 1, odd for Thumb code
 */
public record VectorTable(long address, long initialStackPointer, long resetVector) {
  /**
   * {@return whether a part could start from this table: the stack pointer within RAM or at its end
   * and aligned to 4, the reset vector odd and within flash}
   *
   * @param ram of the part
   * @param flash of the part
   */
  public boolean isPlausible(AddressRange ram, AddressRange flash) {
    return initialStackPointer > ram.start()
        && initialStackPointer <= ram.endExclusive()
        && initialStackPointer % 4 == 0
        && resetVector % 2 == 1
        && flash.contains(resetVector);
  }

  /** {@return both words in hex} */
  @Override
  public String toString() {
    return "stack pointer "
        + Hex.address(initialStackPointer)
        + ", reset vector "
        + Hex.address(resetVector)
        + " at "
        + Hex.address(address);
  }
}
