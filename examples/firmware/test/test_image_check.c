#include "image_check.h"

#include <string.h>

#include "board.h"
#include "check.h"
#include "image.h"
#include "registers.h"
#include "tests.h"

#define BASE (FLASH_BASE + 0x800)
#define SHORTEST 0x250u

static bool holds(void) {
  board_forget_events();
  return image_check_holds(BASE);
}

static void accepts_every_length_from_the_tag_to_the_end_of_flash(void) {
  static const uint32_t lengths[] = {SHORTEST,
                                     SHORTEST + 1,
                                     0x800,
                                     0x801,
                                     0x1000,
                                     4096 + 0x214,
                                     FLASH_LARGEST - 0x801,
                                     FLASH_LARGEST - 0x800};
  for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
    board_power_on();
    image_install(BASE, lengths[i]);
    CHECK(holds());
  }
}

static void notices_each_changed_bit(void) {
  board_power_on();
  image_install(BASE, 0x900);
  for (uint32_t bit = 0; bit < 8 * 0x900; bit++) {
    *board_memory(BASE + bit / 8) ^= (uint8_t)(1 << bit % 8);
    CHECK(!holds());
    *board_memory(BASE + bit / 8) ^= (uint8_t)(1 << bit % 8);
  }
  CHECK(holds());
  *board_memory(BASE + 0x900) ^= 1;
  CHECK(holds());
}

// With a CRC that fits.
static void refuses_a_tag_of_something_else(void) {
  for (int defect = 0; defect < 7; defect++) {
    board_power_on();
    image_install(BASE, 0x900);
    struct image_tag *tag = image_tag_at(BASE);
    switch (defect) {
      case 0:
        tag->magic[7] = 'X';
        break;
      case 1:
        tag->tag_version = 2;
        break;
      case 2:
        tag->tag_size = 84;
        break;
      case 3:
        tag->base = FLASH_BASE;
        break;
      case 4:
        tag->base = BASE + 4;
        break;
      case 5:
        tag->length = SHORTEST - 1;
        break;
      default:
        break;
    }
    image_stamp(BASE);
    CHECK(holds() == (defect == 6));
  }
}

static void reads_no_further_than_the_flash(void) {
  static const uint32_t lengths[] = {0,          1,         FLASH_LARGEST - 0x7FF, FLASH_LARGEST,
                                     0x80000000, 0xFFFFFFFF};
  for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
    board_power_on();
    image_install(BASE, 0x900);
    image_tag_at(BASE)->length = lengths[i];
    CHECK(!holds());
  }
  board_power_on();
  image_install(BASE, 0xF801);
  memcpy(board_memory(FLASH_SIZE), "\x40", 2);
  CHECK(!holds());
  memcpy(board_memory(FLASH_SIZE), "\xFF\xFF", 2);
  CHECK(holds());
}

static void finds_nothing_in_an_erased_flash(void) {
  board_power_on();
  CHECK(!holds());
}

// A watchdog from option bytes bites after 0.3 s; a byte takes at most 2 us.
static void refreshes_the_watchdog(void) {
  board_power_on();
  image_install(BASE, FLASH_LARGEST - 0x800);
  CHECK(holds());
  uint32_t count;
  const struct event *events = board_events(&count);
  CHECK(count >= (FLASH_LARGEST - 0x800) / 4096);
  for (uint32_t i = 0; i < count; i++) {
    CHECK(events[i].kind == WRITE && events[i].address == IWDG_KR &&
          events[i].value == IWDG_KR_REFRESH);
  }
}

void test_image_check(void) {
  accepts_every_length_from_the_tag_to_the_end_of_flash();
  notices_each_changed_bit();
  refuses_a_tag_of_something_else();
  reads_no_further_than_the_flash();
  finds_nothing_in_an_erased_flash();
  refreshes_the_watchdog();
}
