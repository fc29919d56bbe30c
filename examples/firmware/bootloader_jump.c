#include "bootloader_jump.h"

#include "hardware.h"

#define ROM_ID_WITH_USB 0x41
#define MAGIC 0xDEADBEEFu

uint8_t bootloader_id(void) {
  return *hardware_memory(ROM_ID);
}

bool bootloader_has_usb(void) {
  return bootloader_id() == ROM_ID_WITH_USB;
}

void bootloader_request(void) {
  // The linker scripts end the RAM, and with it the stack, before this word. The ROM uses the first
  // 5 KB only.
  hardware_write(MAGIC_WORD, MAGIC);
  hardware_reset();
}

bool bootloader_requested(void) {
  // Only a software reset leaves the word behind. After power on RAM holds anything, and where the
  // option bytes turn its parity check on, it must not even be read before it is written.
  bool requested =
      (hardware_read(RCC_CSR) & RCC_CSR_SFTRSTF) != 0 && hardware_read(MAGIC_WORD) == MAGIC;
  hardware_write(MAGIC_WORD, 0);
  return requested;
}

void bootloader_start(void) {
  // The ROM serves USB by interrupts. With PRIMASK set, as so many examples leave it, there is no
  // device on the bus.
  hardware_enable_interrupts();
  // Its stack pointer is the first word of its table, not the application's. The table is at
  // 0x1FFFD800 on this part (0x1FFF0000, found in examples for the F4, is nothing here), and need
  // not be mapped to address 0: Betaflight's F303 boards do without.
  //
  // From here on the ROM needs what no program can give it: a crystal of 3, 4, 6, 8, 9, 12, 16, 18
  // or 24 MHz, without which it has no USB, and quiet on PA10 and PD6, where it listens for a
  // USART. A watchdog that the application started ended with the reset. One that option bytes
  // start goes on; the ROM gives it its longest time, and refreshes it.
  hardware_jump(ROM_BASE);
}
