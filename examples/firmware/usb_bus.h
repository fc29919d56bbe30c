// Leaving the bus so that the host sees it.
#ifndef USB_BUS_H
#define USB_BUS_H

// The F373 has no pull-up of its own for D+ (PA12), and the board's stays on through resets and
// jumps: the host would see no unplugging, and talk to the ROM under the application's address. A
// D+ that is pulled low is an unplugged cable. Done at every start, before anything else of USB, it
// covers all departures: of the application for the ROM, of the ROM for the application, and resets
// by a watchdog. It needs the reset state's 8 MHz (reset_state.h).
//
// A board that switches its pull-up by a pin needs none of this, but has to see to it that the
// pull-up is on while the ROM runs: the ROM does not know the pin.

// Holds D+ low and returns after 10 ms or more, still holding it. Stop the USB peripheral before.
void usb_bus_leave(void);

// Lets go of D+, and puts everything back as a reset leaves it.
void usb_bus_release(void);

#endif
