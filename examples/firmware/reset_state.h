// The state of a reset, for a program that was not started by one.
#ifndef RESET_STATE_H
#define RESET_STATE_H

// The ROM starts the application by a jump (AN3156, "leave"). What it leaves running besides is not
// written anywhere: its 48 MHz, the clock security that would end in an NMI, USB interrupts. After
// a real reset this changes nothing.
void reset_state(void);

#endif
