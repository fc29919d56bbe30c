#include "pin.h"

#include "board.h"
#include "registers.h"

#define PA12 (3u << 24)
#define PA12_OUTPUT (1u << 24)

bool pin_is_low(void) {
  return (board_value(GPIOA_MODER) & PA12) == PA12_OUTPUT &&
         (board_value(BOARD_GPIOA_ODR) & 1u << 12) == 0;
}

bool pin_is_reset(void) {
  return board_value(GPIOA_MODER) == 0xA8000000 && board_value(RCC_AHBENR) == 0 &&
         board_value(RCC_CFGR) == 0 && board_value(RCC_CR) == (RCC_CR_HSION | RCC_CR_HSIRDY) &&
         board_value(RCC_APB1RSTR) == 0;
}

bool pin_was_unplugged(void) {
  uint32_t count;
  const struct event *events = board_events(&count);
  uint32_t cycles = 0;
  bool output = false;
  bool ended = false;
  for (uint32_t i = 0; i < count; i++) {
    if (events[i].kind == WRITE && events[i].address == GPIOA_MODER) {
      ended |= output;
      output = (events[i].value & PA12) == PA12_OUTPUT;
    }
    cycles += events[i].kind == WAIT && output ? 2 * events[i].value : 0;
  }
  return ended && !output && cycles >= 80000;
}
