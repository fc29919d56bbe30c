// Vector table and reset handler. Yours has them already; the first line of reset() is what to add.
#include <stdint.h>

#include "hardware.h"
#include "start.h"

#define INTERRUPTS 82

extern uint32_t stack_top[], data_load[], data_start[], data_end[], bss_start[], bss_end[];
int main(void);
_Noreturn void reset(void);

_Noreturn static void fault(void) {
  hardware_reset();
}

union vector {
  uint32_t *stack;
  void (*handler)(void);
};

__attribute__((section(".vectors"), used)) static const union vector vectors[16 + INTERRUPTS] = {
    {.stack = stack_top},
    {.handler = reset},
    {.handler = fault},  // NMI
    {.handler = fault},  // HardFault
};

void reset(void) {
  start_updatable((uint32_t)vectors);
  const uint32_t *from = data_load;
  for (uint32_t *to = data_start; to < data_end; to++) {
    *to = *from++;
  }
  for (uint32_t *to = bss_start; to < bss_end; to++) {
    *to = 0;
  }
  main();
  fault();
}
