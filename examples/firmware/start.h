// What an application does first of all.
#ifndef START_H
#define START_H

#include <stdint.h>

// Goes off the bus for 10 ms, and on to the ROM if that was asked for. Call it at the head of the
// reset handler, before clocks and variables are set up; it uses no variables, and needs no other
// clock than that of a reset.
void start_updatable(uint32_t vector_table);

#endif
