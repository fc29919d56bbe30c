package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.UniqueId;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.silicon.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * What an application reads from the part that it runs on.
 *
 * @param chip the part
 */
record Part(Chip chip) {
  private static final AddressRange UNIQUE_ID = AddressRange.ofLength(0x1FFF_F7ACL, 12);
  private static final AddressRange ROM_ID = AddressRange.ofLength(0x1FFF_F7A6L, 1);

  UniqueId uniqueId() {
    ByteBuffer words = ByteBuffer.wrap(chip.read(UNIQUE_ID)).order(ByteOrder.LITTLE_ENDIAN);
    return new UniqueId(words.getInt(), words.getInt(), words.getInt());
  }

  int romId() {
    return chip.read(ROM_ID)[0] & 0xFF;
  }

  boolean romHasUsb() {
    return chip.romHasUsb();
  }

  /** {@return the CRC-32 of memory as it is now; none where it is not all flash} */
  OptionalLong crc32(long address, long length) {
    AddressRange flash = chip.range(Memory.FLASH);
    if (!flash.contains(address) || length > flash.endExclusive() - address) {
      return OptionalLong.empty();
    }
    CRC32 crc = new CRC32();
    crc.update(chip.read(AddressRange.ofLength(address, length)));
    return OptionalLong.of(crc.getValue());
  }
}
