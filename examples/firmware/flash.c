#include "flash.h"

#include "hardware.h"

// The factory's word for it, so that no read beyond it ends in a fault. Early parts have FFFF
// there.
static uint32_t flash_size(void) {
  const uint8_t *kib = hardware_memory(FLASH_SIZE);
  uint32_t size = (uint32_t)(kib[0] | kib[1] << 8) * 1024;
  return size < FLASH_LARGEST ? size : FLASH_LARGEST;
}

bool flash_holds(uint32_t address, uint32_t length) {
  uint32_t offset = address - FLASH_BASE;  // huge below it
  uint32_t size = flash_size();
  return offset < size && length <= size - offset;
}
