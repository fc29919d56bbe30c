#include "bootloader_jump.h"

#include "board.h"
#include "check.h"
#include "registers.h"
#include "tests.h"

static void request(void) {
  bootloader_request();
}

static void start(void) {
  bootloader_start();
}

static void a_request_outlives_the_reset_and_is_good_for_one(void) {
  board_power_on();
  board_set(RCC_CSR, RCC_CSR_SFTRSTF);
  CHECK(!bootloader_requested());
  CHECK(board_run(request).kind == RESET);
  board_software_reset();
  CHECK(bootloader_requested());
  CHECK(!bootloader_requested());
  board_software_reset();
  CHECK(!bootloader_requested());
}

static void what_ram_holds_after_power_on_is_no_request(void) {
  board_power_on();
  board_run(request);
  uint32_t magic = board_value(MAGIC_WORD);
  board_power_on();
  board_set(MAGIC_WORD, magic);
  board_check_parity();
  CHECK(!bootloader_requested());
  board_set(RCC_CSR, RCC_CSR_SFTRSTF);
  CHECK(!bootloader_requested());
}

static void the_rom_is_started_with_interrupts_enabled(void) {
  board_power_on();
  struct event last = board_run(start);
  CHECK(last.kind == JUMP && last.address == 0x1FFFD800);
  uint32_t count;
  CHECK(board_events(&count)[0].kind == INTERRUPTS_ENABLED && count == 2);
}

static void only_one_rom_has_usb(void) {
  board_power_on();
  for (uint32_t id = 0; id < 256; id++) {
    *board_memory(0x1FFFF7A6) = (uint8_t)id;
    CHECK(bootloader_id() == id);
    CHECK(bootloader_has_usb() == (id == 0x41));
  }
}

void test_bootloader_jump(void) {
  a_request_outlives_the_reset_and_is_good_for_one();
  what_ram_holds_after_power_on_is_no_request();
  the_rom_is_started_with_interrupts_enabled();
  only_one_rom_has_usb();
}
