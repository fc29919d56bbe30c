// From the application to ST's bootloader in ROM, by way of a reset.
//
// A reset, and not a jump out of the running application, because the ROM expects clocks,
// interrupts, USB and DMA as a reset leaves them. A word at the end of RAM outlives it and says
// what to do then.
#ifndef BOOTLOADER_JUMP_H
#define BOOTLOADER_JUMP_H

#include <stdbool.h>
#include <stdint.h>

// Whether the ROM speaks USB. Parts with another ROM would leave the bus for good.
bool bootloader_has_usb(void);

// The byte by which AN2606 tells ROMs apart.
uint8_t bootloader_id(void);

// Resets the board into the ROM. Answers that the host is to see have to be on their way before.
_Noreturn void bootloader_request(void);

// Whether the reset was such a request. Ask once, first thing after reset_state(): the answer is
// forgotten, so that the next reset starts the application.
bool bootloader_requested(void);

// Starts the ROM. Call it only in the state of a reset, with usb_bus_leave() done and released.
_Noreturn void bootloader_start(void);

#endif
