package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.reading.UploadPastEnd;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.silicon.Memory;
import java.util.Optional;

/** Reads blocks for UPLOAD (AN3156, section 4). */
final class MemoryReader {
  private final Chip chip;
  private final Readings readings;
  private final AddressPointer pointer;

  /** Bytes, or why there are none. */
  record Block(DfuStatus status, byte[] bytes) {
    private static Block refused(DfuStatus status) {
      return new Block(status, new byte[0]);
    }
  }

  MemoryReader(Chip chip, Readings readings, AddressPointer pointer) {
    this.chip = chip;
    this.readings = readings;
    this.pointer = pointer;
  }

  Block read(int wBlockNum, int length) {
    if (CommandUnit.readProtected(chip)) {
      return Block.refused(DfuStatus.ERR_VENDOR);
    }
    Optional<AddressRange> block = pointer.block(wBlockNum, length);
    Optional<Memory> memory = block.flatMap(range -> chip.memoryAt(range.start()));
    if (block.isEmpty() || memory.isEmpty()) {
      return Block.refused(DfuStatus.ERR_TARGET);
    }
    AddressRange readable = block.get().intersection(chip.range(memory.get()));
    boolean pastEnd = readable.size() < length;
    return pastEnd && readings.of(UploadPastEnd.class) == UploadPastEnd.STALL_AND_ERROR
        ? Block.refused(DfuStatus.ERR_TARGET)
        : new Block(DfuStatus.OK, chip.read(readable));
  }
}
