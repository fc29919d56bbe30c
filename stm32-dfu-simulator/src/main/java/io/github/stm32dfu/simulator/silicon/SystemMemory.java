package io.github.stm32dfu.simulator.silicon;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.UniqueId;
import java.util.Arrays;

/**
 * System memory (AN2606, STM32F373xx; RM0313, device electronic signature): ROM code, of which
 * nobody may hold a copy, stands here as a pattern; the facts around it are true.
 */
final class SystemMemory {
  static final AddressRange RANGE = AddressRange.ofLength(0x1FFF_D800L, 8 * 1024);

  /** Bootloader id of ROMs that speak USART and DFU, version 1. */
  static final int USART_AND_DFU = 0x41;

  private static final long BOOTLOADER_ID = 0x1FFF_F7A6L;
  private static final long UNIQUE_ID = 0x1FFF_F7ACL;
  private static final long FLASH_SIZE = 0x1FFF_F7CCL;

  private final byte[] bytes = new byte[(int) RANGE.size()];

  SystemMemory(UniqueId uniqueId, int bootloaderId, int flashKilobytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) ^ (i >> 8));
    }
    put(BOOTLOADER_ID, (byte) bootloaderId);
    put(UNIQUE_ID, uniqueId.bytes());
    put(FLASH_SIZE, (byte) flashKilobytes, (byte) (flashKilobytes >> 8));
  }

  int bootloaderId() {
    return bytes[(int) (BOOTLOADER_ID - RANGE.start())] & 0xFF;
  }

  byte[] read(int offset, int length) {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  private void put(long address, byte... values) {
    System.arraycopy(values, 0, bytes, (int) (address - RANGE.start()), values.length);
  }
}
