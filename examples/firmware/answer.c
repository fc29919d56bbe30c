#include "answer.h"

#include <stdbool.h>

#include "hex.h"

static void put(struct answer *answer, char c) {
  if (answer->length < ANSWER_SIZE) {
    answer->bytes[answer->length++] = c;
  }
}

void answer_text(struct answer *answer, const char *text) {
  while (*text != '\0') {
    put(answer, *text++);
  }
}

void answer_hex(struct answer *answer, uint32_t value, uint32_t digits) {
  char text[8];
  hex_write(text, value, digits, 'a');
  for (uint32_t i = 0; i < digits; i++) {
    put(answer, text[i]);
  }
}

void answer_value(struct answer *answer, const char *key, const volatile char *text,
                  uint32_t room) {
  uint32_t length = 0;
  bool space = false;
  for (; length < room && text[length] != '\0'; length++) {
    if (text[length] == '"') {
      return;
    }
    space |= text[length] == ' ';
  }
  if (length == 0) {
    return;
  }
  answer_text(answer, key);
  answer_text(answer, space ? "\"" : "");
  for (uint32_t i = 0; i < length; i++) {
    put(answer, text[i]);
  }
  answer_text(answer, space ? "\"" : "");
}
