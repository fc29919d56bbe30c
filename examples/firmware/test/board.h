// What the tests do with the board.
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stdint.h>

#define BOARD_GPIOA_ODR 0x48000014u

// An F373xC after power on: flash erased, RAM random, no register written, interrupts disabled as
// by a careless program.
void board_power_on(void);

// A reset by software: registers as after power on, RAM and flash kept.
void board_software_reset(void);

// Whether RAM's parity is checked: a read of a word that was not written since power on then fails
// the test.
void board_check_parity(void);

// What it does, in order: the last is where it went.
enum event_kind { READ, WRITE, WAIT, INTERRUPTS_ENABLED, RESET, JUMP };

struct event {
  enum event_kind kind;
  uint32_t address;  // of a read, a write and a jump
  uint32_t value;    // that was read or written, rounds of a wait
};

const struct event *board_events(uint32_t *count);
void board_forget_events(void);

// Runs what ends in a reset or a jump, and returns that.
struct event board_run(void (*program)(void));

// The flash and the factory's data, to write to.
uint8_t *board_memory(uint32_t address);

// The value of a register or of the magic word, without leaving an event.
uint32_t board_value(uint32_t address);

void board_set(uint32_t address, uint32_t value);

#endif
