#include "start.h"

#include "board.h"
#include "bootloader_jump.h"
#include "check.h"
#include "pin.h"
#include "registers.h"
#include "tests.h"

#define TABLE (FLASH_BASE + 0x800)

static void start(void) {
  start_updatable(TABLE);
}

static void request(void) {
  bootloader_request();
}

static void ends_in_the_state_of_a_reset_after_a_visible_absence(void) {
  CHECK(pin_was_unplugged());
  CHECK(pin_is_reset());
  CHECK(board_value(SCB_VTOR) == TABLE);
}

static void after_power_on_it_goes_off_the_bus_and_returns(void) {
  board_power_on();
  start();
  ends_in_the_state_of_a_reset_after_a_visible_absence();
}

// By a jump, with all that the ROM may have left.
static void after_the_rom_it_restores_the_state_of_a_reset(void) {
  board_power_on();
  board_set(RCC_AHBENR, RCC_AHBENR_IOPAEN);
  board_set(BOARD_GPIOA_ODR, 1u << 12);
  board_set(RCC_AHBENR, 0);
  board_set(RCC_CR, RCC_CR_HSEON | RCC_CR_CSSON | RCC_CR_PLLON);
  board_set(RCC_CFGR, 2u << 2 | 2u);
  board_set(SYSTICK_CSR, 7);
  start();
  ends_in_the_state_of_a_reset_after_a_visible_absence();
  CHECK(board_value(SYSTICK_CSR) == 0);
  CHECK((board_value(BOARD_GPIOA_ODR) & 1u << 12) == 0);

  // Interrupts are cleared after USB, which raises them, and enabled after that.
  uint32_t count;
  const struct event *events = board_events(&count);
  uint32_t usb_reset = 0;
  uint32_t cleared = 0;
  uint32_t enabled = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (events[i].kind == WRITE && events[i].address == RCC_APB1RSTR &&
        (events[i].value & 1u << 23) != 0) {
      usb_reset = i;
    }
    if (events[i].kind == WRITE && events[i].address == NVIC_ICPR + 8 &&
        events[i].value == 0xFFFFFFFF) {
      cleared = i;
    }
    if (events[i].kind == INTERRUPTS_ENABLED) {
      enabled = i;
    }
  }
  CHECK(0 < usb_reset && usb_reset < cleared && cleared < enabled);
}

static void a_request_ends_in_the_rom_and_the_next_reset_in_the_application(void) {
  board_power_on();
  board_run(request);
  board_software_reset();
  board_forget_events();
  struct event last = board_run(start);
  CHECK(last.kind == JUMP && last.address == ROM_BASE);
  CHECK(pin_was_unplugged());
  CHECK(pin_is_reset());
  board_software_reset();
  board_forget_events();
  start();
  CHECK(pin_was_unplugged());
}

void test_start(void) {
  after_power_on_it_goes_off_the_bus_and_returns();
  after_the_rom_it_restores_the_state_of_a_reset();
  a_request_ends_in_the_rom_and_the_next_reset_in_the_application();
}
