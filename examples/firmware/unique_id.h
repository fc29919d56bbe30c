// The 96 bits that the factory gave a part, as a USB serial number: two boards with one serial
// confuse every host.
#ifndef UNIQUE_ID_H
#define UNIQUE_ID_H

#include <stdint.h>

#define UNIQUE_ID_DIGITS 24
#define UNIQUE_ID_DESCRIPTOR_SIZE (2 + 2 * UNIQUE_ID_DIGITS)

// 24 hex digits, no NUL behind them: the form that the line protocol's uid= has, too.
void unique_id_text(char text[UNIQUE_ID_DIGITS]);

// The same as a USB string descriptor. Let iSerialNumber of the device descriptor name it.
void unique_id_descriptor(uint8_t descriptor[UNIQUE_ID_DESCRIPTOR_SIZE]);

#endif
