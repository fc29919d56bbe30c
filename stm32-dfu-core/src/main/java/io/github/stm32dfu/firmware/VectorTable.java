package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first two words of a Cortex-M vector table.
 *
 * @param address where it stands
 * @param initialStackPointer word 0
 * @param resetVector word 1, odd for Thumb code
 */
public record VectorTable(long address, long initialStackPointer, long resetVector) {
  /** Tables are aligned to their size rounded up to a power of two; small parts have 2^9 bytes. */
  private static final long ALIGNMENT = 512;

  /**
   * {@return the words at an address, if the image has both}
   *
   * @param image to look into
   * @param address of word 0
   */
  public static Optional<VectorTable> at(FirmwareImage image, long address) {
    OptionalLong stackPointer = image.word(address);
    OptionalLong reset = image.word(address + 4);
    return stackPointer.isPresent() && reset.isPresent()
        ? Optional.of(new VectorTable(address, stackPointer.getAsLong(), reset.getAsLong()))
        : Optional.empty();
  }

  /**
   * {@return the plausible table at the lowest address of an image, which is not always the base of
   * the flash}
   *
   * @param image to look into
   * @param ram of the part
   * @param flash of the part
   */
  public static Optional<VectorTable> lowest(
      FirmwareImage image, AddressRange ram, AddressRange flash) {
    for (AddressRange part : image.covered(flash)) {
      long aligned = (part.start() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      for (long address = aligned; address + 8 <= part.endExclusive(); address += ALIGNMENT) {
        Optional<VectorTable> table =
            at(image, address).filter(found -> found.isPlausible(ram, flash));
        if (table.isPresent()) {
          return table;
        }
      }
    }
    return Optional.empty();
  }

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
