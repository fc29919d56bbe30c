// What the example needs of a USB CDC stack. The stack is yours: implement these four with it.
#ifndef CDC_H
#define CDC_H

#include <stdbool.h>
#include <stdint.h>

// Starts clocks, pins and the virtual COM port. The string descriptor is its serial number, and
// stays where it is.
void cdc_start(const uint8_t *serial);

// Takes the next byte that the host sent; false if there is none.
bool cdc_receive(uint8_t *byte);

// Hands bytes to the host, and returns when it has them: the answer to "bootloader!" must be gone
// before the board is. Gives up after 100 ms, since a host need not read. A line_send.
void cdc_send(const char *bytes, uint32_t length);

// Stops the USB peripheral.
void cdc_stop(void);

#endif
