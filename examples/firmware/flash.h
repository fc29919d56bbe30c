// Which addresses are flash.
#ifndef FLASH_H
#define FLASH_H

#include <stdbool.h>
#include <stdint.h>

// Whether a part has flash at all of [address, address + length), which is not empty.
bool flash_holds(uint32_t address, uint32_t length);

#endif
