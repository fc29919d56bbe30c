#include "board.h"

#include <setjmp.h>
#include <string.h>

#include "check.h"
#include "hardware.h"

#define WORDS 32
#define EVENTS 4096
#define FACTORY 0x1FFFF700u
#define FACTORY_SIZE 0x100u

struct word {
  uint32_t address;
  uint32_t value;
};

static _Alignas(8) uint8_t flash[FLASH_LARGEST];
static _Alignas(8) uint8_t factory[FACTORY_SIZE];
static struct word words[WORDS];
static uint32_t words_used;
static struct event events[EVENTS];
static uint32_t events_count;
static bool parity;
static bool magic_written;
static jmp_buf escape;

static void record(enum event_kind kind, uint32_t address, uint32_t value) {
  CHECK(events_count < EVENTS);
  events[events_count++] = (struct event){kind, address, value};
}

static struct word *word_at(uint32_t address) {
  for (uint32_t i = 0; i < words_used; i++) {
    if (words[i].address == address) {
      return &words[i];
    }
  }
  CHECK(words_used < WORDS && address % 4 == 0);
  words[words_used] = (struct word){address, 0};
  return &words[words_used++];
}

static void put_little_endian(uint8_t *to, uint32_t value, uint32_t bytes) {
  for (uint32_t i = 0; i < bytes; i++) {
    to[i] = (uint8_t)(value >> 8 * i);
  }
}

void board_power_on(void) {
  words_used = 0;
  events_count = 0;
  parity = false;
  magic_written = false;
  memset(flash, 0xFF, sizeof(flash));
  memset(factory, 0, sizeof(factory));
  factory[ROM_ID - FACTORY] = 0x41;
  put_little_endian(factory + (FLASH_SIZE - FACTORY), 256, 2);
  put_little_endian(factory + (UNIQUE_ID - FACTORY), 0x003B0041, 4);
  put_little_endian(factory + (UNIQUE_ID - FACTORY) + 4, 0x50335706, 4);
  put_little_endian(factory + (UNIQUE_ID - FACTORY) + 8, 0x20333333, 4);
  word_at(MAGIC_WORD)->value = 0x5EEDED42;
  word_at(RCC_CR)->value = RCC_CR_HSION | RCC_CR_HSIRDY;
  word_at(GPIOA_MODER)->value = 0xA8000000;  // the debugger's pins
}

void board_software_reset(void) {
  uint32_t magic = board_value(MAGIC_WORD);
  words_used = 0;
  word_at(MAGIC_WORD)->value = magic;
  word_at(RCC_CR)->value = RCC_CR_HSION | RCC_CR_HSIRDY;
  word_at(RCC_CSR)->value = RCC_CSR_SFTRSTF;
  word_at(GPIOA_MODER)->value = 0xA8000000;
}

void board_check_parity(void) {
  parity = true;
}

const struct event *board_events(uint32_t *count) {
  *count = events_count;
  return events;
}

void board_forget_events(void) {
  events_count = 0;
}

struct event board_run(void (*program)(void)) {
  if (setjmp(escape) == 0) {
    program();
    CHECK(!"it returned");
  }
  return events[events_count - 1];
}

uint8_t *board_memory(uint32_t address) {
  if (address - FACTORY < FACTORY_SIZE) {
    return factory + (address - FACTORY);
  }
  CHECK(address - FLASH_BASE < FLASH_LARGEST);
  return flash + (address - FLASH_BASE);
}

uint32_t board_value(uint32_t address) {
  return word_at(address)->value;
}

void board_set(uint32_t address, uint32_t value) {
  word_at(address)->value = value;
}

// A port without clock takes nothing.
static bool has_clock(uint32_t address) {
  return address - GPIOA_MODER >= 0x400 || (board_value(RCC_AHBENR) & RCC_AHBENR_IOPAEN) != 0;
}

uint32_t hardware_read(uint32_t address) {
  if (address - FACTORY < FACTORY_SIZE) {
    const uint8_t *bytes = board_memory(address);
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
  }
  CHECK(address != MAGIC_WORD || !parity || magic_written);
  record(READ, address, has_clock(address) ? board_value(address) : 0);
  return events[events_count - 1].value;
}

// What hardware does besides storing what was written.
static uint32_t stored(uint32_t address, uint32_t value) {
  if (address == RCC_CR) {
    return (value & ~RCC_CR_HSIRDY) | ((value & RCC_CR_HSION) != 0 ? RCC_CR_HSIRDY : 0);
  }
  return value;
}

void hardware_write(uint32_t address, uint32_t value) {
  record(WRITE, address, value);
  magic_written |= address == MAGIC_WORD;
  if (has_clock(address)) {
    word_at(address)->value = stored(address, value);
  }
  if (address == GPIOA_BRR && has_clock(address)) {
    word_at(BOARD_GPIOA_ODR)->value &= ~value;
  }
}

const uint8_t *hardware_memory(uint32_t address) {
  return board_memory(address);
}

void hardware_wait(uint32_t rounds) {
  record(WAIT, 0, rounds);
}

void hardware_enable_interrupts(void) {
  record(INTERRUPTS_ENABLED, 0, 0);
}

void hardware_reset(void) {
  record(RESET, 0, 0);
  longjmp(escape, 1);
}

void hardware_jump(uint32_t vector_table) {
  record(JUMP, vector_table, 0);
  longjmp(escape, 1);
}
