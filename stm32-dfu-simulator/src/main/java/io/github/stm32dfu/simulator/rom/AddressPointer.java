package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.reading.AddressFormula;
import io.github.stm32dfu.simulator.reading.PointerAfterErase;
import io.github.stm32dfu.simulator.reading.PointerAfterError;
import io.github.stm32dfu.simulator.reading.Readings;
import java.util.Optional;

/** DfuSe's address pointer, 0x08000000 until it is set (AN3156, section 4.1). */
final class AddressPointer {
  private final Readings readings;
  private final int wTransferSize;
  private long address = FlashGeometry.BASE;

  AddressPointer(Readings readings, int wTransferSize) {
    this.readings = readings;
    this.wTransferSize = wTransferSize;
  }

  long address() {
    return address;
  }

  void set(long wanted) {
    address = wanted;
  }

  void afterErase(long erased) {
    if (readings.of(PointerAfterErase.class) == PointerAfterErase.AT_ERASED_PAGE) {
      address = erased;
    }
  }

  void afterError() {
    if (readings.of(PointerAfterError.class) == PointerAfterError.AT_FLASH_BASE) {
      address = FlashGeometry.BASE;
    }
  }

  /** {@return the addresses of a block, 2 and up, if they are addresses at all} */
  Optional<AddressRange> block(int wBlockNum, int length) {
    int factor =
        switch (readings.of(AddressFormula.class)) {
          case CONSTANT_TRANSFER_SIZE -> wTransferSize;
          case LENGTH_OF_REQUEST -> length;
        };
    long start = address + (wBlockNum - 2L) * factor;
    return start + length <= AddressRange.SPACE_END
        ? Optional.of(AddressRange.ofLength(start, length))
        : Optional.empty();
  }
}
