#include <string.h>

#include "board.h"
#include "check.h"
#include "tests.h"
#include "unique_id.h"

static void is_three_words_with_the_most_significant_digit_first(void) {
  char text[UNIQUE_ID_DIGITS];
  unique_id_text(text);
  CHECK(memcmp(text, "003B00415033570620333333", sizeof(text)) == 0);
}

static void is_a_string_descriptor(void) {
  uint8_t descriptor[UNIQUE_ID_DESCRIPTOR_SIZE];
  unique_id_descriptor(descriptor);
  CHECK(descriptor[0] == 50 && descriptor[1] == 3);
  for (uint32_t i = 0; i < UNIQUE_ID_DIGITS; i++) {
    CHECK(descriptor[2 + 2 * i] == "003B00415033570620333333"[i] && descriptor[3 + 2 * i] == 0);
  }
}

void test_unique_id(void) {
  board_power_on();
  is_three_words_with_the_most_significant_digit_first();
  is_a_string_descriptor();
}
