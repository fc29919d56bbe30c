#include <inttypes.h>
#include <string.h>

#include "board.h"
#include "check.h"
#include "line_protocol.h"
#include "random.h"
#include "reference_crc.h"
#include "registers.h"
#include "tests.h"

static char sent[1024];
static uint32_t sent_length;
static uint32_t lines_sent;

static void keep(const char *bytes, uint32_t length) {
  CHECK(sent_length + length < sizeof(sent));
  memcpy(sent + sent_length, bytes, length);
  sent_length += length;
  sent[sent_length] = '\0';
  lines_sent++;
}

static void begin(void) {
  board_power_on();
  line_protocol_start(keep);
  sent_length = 0;
  sent[0] = '\0';
  lines_sent = 0;
}

// Whether the board leaves after the last of these bytes; after none before it.
static bool receive(const char *bytes, size_t length) {
  bool leaves = false;
  for (size_t i = 0; i < length; i++) {
    CHECK(!leaves);
    leaves = line_protocol_byte((uint8_t)bytes[i]);
  }
  return leaves;
}

static void answers(const char *received, const char *expected) {
  begin();
  CHECK(!receive(received, strlen(received)));
  if (strcmp(sent, expected) != 0) {
    fprintf(stderr, "%s is answered with %s", received, sent);
  }
  CHECK(strcmp(sent, expected) == 0);
}

static void says_who_it_is(void) {
  answers("id?\n",
          "id product=\"Desk Lamp\" version=1.2.0 uid=003B00415033570620333333 rom=41\r\n");
}

static void tells_checksums_of_flash(void) {
  begin();
  memcpy(board_memory(0x08000800), "123456789", 9);
  CHECK(!receive("crc? 0x08000800 9\n", 18));
  CHECK(strcmp(sent, "crc 0x08000800 9 cbf43926\r\n") == 0);

  uint32_t state = 2;
  for (uint32_t i = 0; i < FLASH_LARGEST; i++) {
    *board_memory(FLASH_BASE + i) = (uint8_t)random_next(&state);
  }
  char expected[64];
  sent_length = 0;
  CHECK(!receive("crc? 0x08000000 262144\n", 23));
  snprintf(expected, sizeof(expected), "crc 0x08000000 262144 %08" PRIx32 "\r\n",
           ~reference_crc(0xFFFFFFFF, board_memory(FLASH_BASE), FLASH_LARGEST));
  CHECK(strcmp(sent, expected) == 0);
}

static void refuses_what_is_not_flash(void) {
  answers("crc? 0x07ffffff 1\n", "error range\r\n");
  answers("crc? 0x07FFFFFF 2\n", "error range\r\n");
  answers("crc? 0x08040000 1\n", "error range\r\n");
  answers("crc? 0x0803FFFF 2\n", "error range\r\n");
  answers("crc? 0x08000000 262145\n", "error range\r\n");
  answers("crc? 0x08000001 4294967295\n", "error range\r\n");
  answers("crc? 0x08000000 4294967296\n", "error range\r\n");
  answers("crc? 0x08000000 99999999999999999999999999999999\n", "error range\r\n");
  answers("crc? 0x20000000 4\n", "error range\r\n");
  begin();
  *board_memory(FLASH_SIZE) = 64;  // KiB, of an F373x8
  *board_memory(FLASH_SIZE + 1) = 0;
  CHECK(!receive("crc? 0x0800FFFF 2\n", 18));
  CHECK(strcmp(sent, "error range\r\n") == 0);
  begin();
  memcpy(board_memory(FLASH_SIZE), "\xFF\xFF", 2);  // as in early parts
  CHECK(!receive("crc? 0x08000000 262145\n", 23));
  CHECK(strcmp(sent, "error range\r\n") == 0);
}

static void refuses_what_cannot_be_read(void) {
  static const char *const lines[] = {
      "crc?\n",
      "crc? \n",
      "crc? 0x\n",
      "crc? 0x08000000\n",
      "crc? 0x08000000 \n",
      "crc? 08000000 1\n",
      "crc? 0x08000000 0\n",
      "crc? 0x08000000  1\n",
      "crc?  0x08000000 1\n",
      "crc? 0x08000000 1 \n",
      "crc? 0x08000000 0x1\n",
      "crc? 0x08000000 -1\n",
      "crc? 0X08000000 1\n",
      "crc? 0x008000000 1\n",
      "crc? 0x0800000g 1\n",
      "crc? 0x08000000 1a\n",
      "crc? 0x08000000,1\n",
  };
  for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
    answers(lines[i], "error syntax\r\n");
  }
}

static void knows_no_more_than_that(void) {
  static const char *const lines[] = {
      "hello\n",      "ID?\n",          "id\n",  "id? \n",
      " id?\n",       "id?\r\r\n",      "crc\n", "crc?0x08000000 1\n",
      "bootloader\n", "bootloader! \n",
  };
  for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
    answers(lines[i], "error unknown\r\n");
  }
  begin();
  CHECK(!receive("id?\0\n", 5));
  CHECK(!receive("crc? 0x08000000 1\0\n", 19));
  CHECK(strcmp(sent, "error unknown\r\nerror syntax\r\n") == 0);
}

static void leaves_when_it_is_told(void) {
  begin();
  CHECK(receive("bootloader!\r\n", 13));
  CHECK(strcmp(sent, "ok bootloader\r\n") == 0);
  begin();
  *board_memory(ROM_ID) = 0x50;
  CHECK(!receive("bootloader!\n", 12));
  CHECK(strcmp(sent, "error rom\r\n") == 0);
}

static void passes_over_empty_lines_and_carriage_returns(void) {
  answers("\n\r\n\n", "");
  answers("hel\nhello\r\n", "error unknown\r\nerror unknown\r\n");
}

// 120 bytes are a line, 121 are too many, however many follow; a CR does not count.
static void knows_the_longest_line(void) {
  for (uint32_t length = 100; length < 600; length++) {
    for (uint32_t carriage_return = 0; carriage_return < 2; carriage_return++) {
      begin();
      for (uint32_t i = 0; i < length; i++) {
        CHECK(!line_protocol_byte('x'));
      }
      CHECK(!receive("\r\n" + 1 - carriage_return, 1 + carriage_return));
      CHECK(!receive("x\n", 2));
      const char *first = length <= 120 ? "error unknown\r\n" : "error long\r\n";
      CHECK(strncmp(sent, first, strlen(first)) == 0);
      CHECK(strcmp(sent + strlen(first), "error unknown\r\n") == 0);
    }
  }
}

// The longest arguments that can be read come back whole.
static void repeats_the_longest_arguments(void) {
  begin();
  char line[128];
  snprintf(line, sizeof(line), "crc? 0x08000000 %0104d\n", 1);
  CHECK(strlen(line) == 121);
  CHECK(!receive(line, strlen(line)));
  char expected[160];
  line[120] = '\0';
  snprintf(expected, sizeof(expected), "crc %s ff000000\r\n", line + 5);
  CHECK(strcmp(sent, expected) == 0);
}

// Whatever comes, each line that is not empty is answered with one line.
static void answers_noise_once_a_line(void) {
  static const char pieces[][12] = {"id?", "crc? ", "0x08000000", " 1",   "bootloader!",
                                    "\n",  "\r\n",  "\r",         "\xFF", "yyyyyyyyyyy"};
  uint32_t state = 3;
  begin();
  uint32_t expected = 0;
  uint32_t length = 0;
  bool ends_with_return = false;
  for (uint32_t i = 0; i < 200000; i++) {
    const char *piece = pieces[random_next(&state) % (sizeof(pieces) / sizeof(*pieces))];
    for (; *piece != '\0'; piece++) {
      if (*piece == '\n') {
        expected += length > (ends_with_return ? 1 : 0);
        length = 0;
      } else {
        length++;
      }
      ends_with_return = *piece == '\r';
      sent_length = 0;
      sent[0] = '\0';
      line_protocol_byte((uint8_t)*piece);
      CHECK(lines_sent == expected);
      CHECK(sent_length == 0 || strcspn(sent, "\r\n") == sent_length - 2);
      CHECK(sent_length == 0 || strcmp(sent + sent_length - 2, "\r\n") == 0);
    }
  }
}

void test_line_protocol(void) {
  says_who_it_is();
  tells_checksums_of_flash();
  refuses_what_is_not_flash();
  refuses_what_cannot_be_read();
  knows_no_more_than_that();
  leaves_when_it_is_told();
  passes_over_empty_lines_and_carriage_returns();
  knows_the_longest_line();
  repeats_the_longest_arguments();
  answers_noise_once_a_line();
}
