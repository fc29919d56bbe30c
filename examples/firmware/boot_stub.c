// The boot stub: all of page 0, for boards on which nobody can raise BOOT0. docs/boot-stub.md says
// what it promises.
//
// It starts the application behind it if that is whole, and ST's bootloader if it is not. It is
// never updated, so that no power cut can hit it, and has no variables, so that it needs no startup
// code.
#include "bootloader_jump.h"
#include "hardware.h"
#include "image_check.h"
#include "reset_state.h"
#include "usb_bus.h"

#define APPLICATION (FLASH_BASE + 0x800u)

extern uint32_t stack_top[];
_Noreturn void boot_stub(void);

_Noreturn static void fault(void) {
  hardware_reset();
}

union vector {
  uint32_t *stack;
  void (*handler)(void);
};

__attribute__((section(".vectors"), used)) static const union vector vectors[] = {
    {.stack = stack_top},
    {.handler = boot_stub},
    {.handler = fault},  // NMI
    {.handler = fault},  // HardFault
};

void boot_stub(void) {
  reset_state();
  hardware_write(SCB_VTOR, FLASH_BASE);
  // Off the bus during the check: a host would begin to ask, and nobody would answer.
  usb_bus_leave();
  bool start = !bootloader_requested() && image_check_holds(APPLICATION);
  usb_bus_release();
  if (start) {
    hardware_jump(APPLICATION);
  }
  bootloader_start();
}
