// The same numbers at every run (xorshift32).
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

static inline uint32_t random_next(uint32_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

#endif
