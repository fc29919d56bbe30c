#include <string.h>

#include "answer.h"
#include "check.h"
#include "tests.h"

static void cuts_what_does_not_fit(void) {
  struct answer answer;
  answer.length = ANSWER_SIZE - 3;
  answer_text(&answer, "12345");
  answer_hex(&answer, 0xFF, 8);
  CHECK(answer.length == ANSWER_SIZE);
  CHECK(memcmp(answer.bytes + ANSWER_SIZE - 3, "123", 3) == 0);
}

static void says(const char *text, uint32_t room, const char *expected) {
  struct answer answer;
  answer.length = 0;
  answer_value(&answer, " key=", text, room);
  CHECK(answer.length == strlen(expected) && memcmp(answer.bytes, expected, answer.length) == 0);
}

static void quotes_a_value_with_spaces(void) {
  says("Lamp", 32, " key=Lamp");
  says("Desk Lamp", 32, " key=\"Desk Lamp\"");
  says("Lampe f\xC3\xBCr Tische", 32, " key=\"Lampe f\xC3\xBCr Tische\"");
  says("without end", 7, " key=without");
  says("", 32, "");
  says("a \"good\" one", 32, "");
}

void test_answer(void) {
  cuts_what_does_not_fit();
  quotes_a_value_with_spaces();
}
