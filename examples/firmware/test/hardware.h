// A board made of memory, in place of part/hardware.h.
#ifndef HARDWARE_H
#define HARDWARE_H

#include <stdint.h>

#include "registers.h"

uint32_t hardware_read(uint32_t address);
void hardware_write(uint32_t address, uint32_t value);
const uint8_t *hardware_memory(uint32_t address);
void hardware_wait(uint32_t rounds);
void hardware_enable_interrupts(void);
_Noreturn void hardware_reset(void);
_Noreturn void hardware_jump(uint32_t vector_table);

#endif
