#include <stdint.h>

#include "check.h"
#include "crc32.h"
#include "random.h"
#include "reference_crc.h"
#include "tests.h"

static void knows_the_check_value(void) {
  CHECK(~crc32_add(CRC32_START, (const uint8_t *)"123456789", 9) == 0xCBF43926);
  CHECK(~crc32_add(CRC32_START, 0, 0) == 0);
}

// Every entry of the table comes up, and pieces are as good as the whole.
static void equals_the_reference(void) {
  uint8_t bytes[4096];
  uint32_t state = 1;
  for (uint32_t i = 0; i < sizeof(bytes); i++) {
    bytes[i] = (uint8_t)random_next(&state);
  }
  uint32_t whole = reference_crc(CRC32_START, bytes, sizeof(bytes));
  for (uint32_t cut = 0; cut <= sizeof(bytes); cut += 13) {
    uint32_t crc = crc32_add(CRC32_START, bytes, cut);
    CHECK(crc32_add(crc, bytes + cut, sizeof(bytes) - cut) == whole);
  }
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint8_t one = (uint8_t)byte;
    CHECK(crc32_add(CRC32_START, &one, 1) == reference_crc(CRC32_START, &one, 1));
  }
}

void test_crc32(void) {
  knows_the_check_value();
  equals_the_reference();
}
