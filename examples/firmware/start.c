#include "start.h"

#include "bootloader_jump.h"
#include "hardware.h"
#include "reset_state.h"
#include "usb_bus.h"

void start_updatable(uint32_t vector_table) {
  reset_state();
  // Else the table is that at address 0: the boot stub's, or the ROM's while BOOT0 is high.
  hardware_write(SCB_VTOR, vector_table);
  usb_bus_leave();
  usb_bus_release();
  if (bootloader_requested()) {
    bootloader_start();
  }
}
