// What the host sees of D+.
#ifndef PIN_H
#define PIN_H

#include <stdbool.h>
#include <stdint.h>

// Whether D+ was low for 10 ms or more at 8 MHz, and is let go of now: all of it once, in the
// events so far.
bool pin_was_unplugged(void);

// Whether D+ is held low now.
bool pin_is_low(void);

// Whether all that the updater touches is as a reset leaves it.
bool pin_is_reset(void);

#endif
