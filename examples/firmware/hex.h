// Numbers as hex digits.
#ifndef HEX_H
#define HEX_H

#include <stdint.h>

// The lower `digits` digits, most significant first. `ten` is 'A' or 'a'.
static inline void hex_write(char *to, uint32_t value, uint32_t digits, char ten) {
  for (uint32_t i = 0; i < digits; i++) {
    uint32_t digit = value >> 4 * (digits - 1 - i) & 0xF;
    to[i] = (char)(digit < 10 ? '0' + digit : (uint32_t)ten + digit - 10);
  }
}

#endif
