// The board itself: what reaches beyond the language. The tests have memory in its place.
#ifndef HARDWARE_H
#define HARDWARE_H

#include <stdint.h>

#include "registers.h"

static inline uint32_t hardware_read(uint32_t address) {
  return *(const volatile uint32_t *)address;
}

static inline void hardware_write(uint32_t address, uint32_t value) {
  *(volatile uint32_t *)address = value;
}

static inline const uint8_t *hardware_memory(uint32_t address) {
  return (const uint8_t *)address;
}

// A round takes two cycles at least.
static inline void hardware_wait(uint32_t rounds) {
  __asm__ volatile("1: subs %0, %0, #1\n\tbne 1b" : "+r"(rounds) : : "cc");
}

static inline void hardware_enable_interrupts(void) {
  __asm__ volatile("cpsie i" : : : "memory");
}

_Noreturn static inline void hardware_reset(void) {
  __asm__ volatile("dsb" : : : "memory");  // what was written has to be there before
  hardware_write(SCB_AIRCR, SCB_AIRCR_SYSRESETREQ);
  for (;;) {
    __asm__ volatile("dsb");
  }
}

// As a reset does: the main stack, from the table's first word, and the handler in its second. In
// one piece, since no variable on the stack outlives the change.
_Noreturn static inline void hardware_jump(uint32_t vector_table) {
  uint32_t stack = hardware_read(vector_table);
  uint32_t handler = hardware_read(vector_table + 4);
  __asm__ volatile(
      "msr control, %2\n\t"
      "isb\n\t"
      "msr msp, %0\n\t"
      "bx %1"
      :
      : "r"(stack), "r"(handler), "r"(0)
      : "memory");
  __builtin_unreachable();
}

#endif
