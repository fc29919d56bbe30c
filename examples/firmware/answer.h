// One line to the host, put together in a buffer that cannot overflow.
#ifndef ANSWER_H
#define ANSWER_H

#include <stdint.h>

// The longest is crc's, which repeats its arguments out of a line of 120 bytes.
#define ANSWER_SIZE 136u

struct answer {
  char bytes[ANSWER_SIZE];
  uint32_t length;
};

void answer_text(struct answer *answer, const char *text);

// The lower `digits` digits of a number, at most 8.
void answer_hex(struct answer *answer, uint32_t value, uint32_t digits);

// A key and a text of the image tag, which ends with NUL or with its room. It stands in quotes if
// it has a space; a text with a quote in it cannot be said, and is left out.
void answer_value(struct answer *answer, const char *key, const volatile char *text, uint32_t room);

#endif
