#include <string.h>

#include "board.h"
#include "bootloader_jump.h"
#include "check.h"
#include "image.h"
#include "pin.h"
#include "registers.h"
#include "tests.h"

#define APPLICATION (FLASH_BASE + 0x800)

void boot_stub(void);
uint32_t stack_top[1];  // a symbol of the linker script

static void request(void) {
  bootloader_request();
}

// Where it goes, after it was seen off the bus.
static uint32_t run(void) {
  board_forget_events();
  struct event last = board_run(boot_stub);
  CHECK(last.kind == JUMP);
  CHECK(pin_was_unplugged());
  CHECK(pin_is_reset());
  return last.address;
}

static void starts_a_whole_application(void) {
  board_power_on();
  image_install(APPLICATION, 0x1234);
  board_check_parity();
  CHECK(run() == APPLICATION);
}

static void starts_the_rom_where_there_is_none(void) {
  board_power_on();
  CHECK(run() == ROM_BASE);
}

static void starts_the_rom_on_request_whatever_is_there(void) {
  board_power_on();
  image_install(APPLICATION, 0x1234);
  board_run(request);
  board_software_reset();
  CHECK(run() == ROM_BASE);
  board_software_reset();
  CHECK(run() == APPLICATION);
}

// By a jump: leave with the pointer at the stub's table.
static void restores_the_state_of_a_reset_after_the_rom(void) {
  board_power_on();
  image_install(APPLICATION, 0x1234);
  board_set(RCC_CR, RCC_CR_HSION | RCC_CR_HSEON | RCC_CR_CSSON | RCC_CR_PLLON);
  board_set(RCC_CFGR, 2u << 2 | 2u);
  CHECK(run() == APPLICATION);
}

// All of the check happens behind an unplugged cable.
static void is_off_the_bus_while_it_checks(void) {
  board_power_on();
  image_install(APPLICATION, 0x1234);
  CHECK(run() == APPLICATION);
  uint32_t count;
  const struct event *events = board_events(&count);
  bool low = false;
  uint32_t checks = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (events[i].kind == WRITE && events[i].address == GPIOA_MODER) {
      low = (events[i].value >> 24 & 3) == 1;
    }
    if (events[i].kind == WRITE && events[i].address == IWDG_KR) {
      CHECK(low);
      checks++;
    }
  }
  CHECK(checks > 0);
}

// An update of three pages from one image to another, the page with the tag erased first and
// written last, as the SDK does it, and the power fails after each half-word: no state in between
// is started.
static void never_starts_what_an_update_leaves_half_done(void) {
  static uint8_t new_image[0x1800];
  board_power_on();
  image_install(APPLICATION, 0x1700);
  memcpy(new_image, board_memory(APPLICATION), sizeof(new_image));
  image_install(APPLICATION, 0x1800);
  CHECK(run() == APPLICATION);
  for (uint32_t page = 0; page < 3; page++) {
    memset(board_memory(APPLICATION + 0x800 * page), 0xFF, 0x800);
    CHECK(run() == ROM_BASE);
  }
  static const uint32_t order[] = {1, 2, 0};
  for (uint32_t i = 0; i < 3; i++) {
    for (uint32_t at = 0x800 * order[i]; at < 0x800 * (order[i] + 1); at += 2) {
      if (memcmp(board_memory(APPLICATION), new_image, 0x1700) != 0) {
        CHECK(run() == ROM_BASE);
      }
      memcpy(board_memory(APPLICATION + at), new_image + at, 2);
    }
  }
  CHECK(run() == APPLICATION);
}

void test_boot_stub(void) {
  starts_a_whole_application();
  starts_the_rom_where_there_is_none();
  starts_the_rom_on_request_whatever_is_there();
  restores_the_state_of_a_reset_after_the_rom();
  is_off_the_bus_while_it_checks();
  never_starts_what_an_update_leaves_half_done();
}
