#include "line_protocol.h"

#include "answer.h"
#include "bootloader_jump.h"
#include "crc32.h"
#include "flash.h"
#include "hardware.h"
#include "image_tag.h"
#include "unique_id.h"

#define LINE_LIMIT 120u

static line_send *send_line;
static char line[LINE_LIMIT + 1];  // a CR may come on top, and NUL takes its place
static uint32_t length;            // of the line; one more than there is room for: it is too long

// Passes over what is expected; stays where there is something else.
static bool take(const char **text, const char *expected) {
  const char *next = *text;
  while (*expected != '\0') {
    if (*next++ != *expected++) {
      return false;
    }
  }
  *text = next;
  return true;
}

// Not whether there is a NUL: a line may hold some.
static bool is_end(const char *text) {
  return text == line + length;
}

static bool is(const char *command) {
  const char *text = line;
  return take(&text, command) && is_end(text);
}

// The value of a digit, or 16 for anything else.
static uint32_t digit_value(char c) {
  if (c >= '0' && c <= '9') {
    return (uint32_t)(c - '0');
  }
  char lower = (char)(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? (uint32_t)(lower - 'a') + 10 : 16;
}

// Takes digits up to one that is none, at least one and at most so many. What is too large becomes
// the largest number, which is neither an address in flash nor a length of it.
static bool take_number(const char **text, uint32_t radix, uint32_t most, uint32_t *value) {
  uint32_t digits = 0;
  uint64_t number = 0;
  for (; digit_value(**text) < radix; (*text)++, digits++) {
    number = number * radix + digit_value(**text);
    number = number < UINT32_MAX ? number : UINT32_MAX;
  }
  *value = (uint32_t)number;
  return digits > 0 && digits <= most;
}

static void identify(struct answer *answer) {
  char uid[UNIQUE_ID_DIGITS + 1];
  unique_id_text(uid);
  uid[UNIQUE_ID_DIGITS] = '\0';
  answer_text(answer, "id");
  answer_value(answer, " product=", image_tag.product, sizeof(image_tag.product));
  answer_value(answer, " version=", image_tag.version, sizeof(image_tag.version));
  answer_text(answer, " uid=");
  answer_text(answer, uid);
  answer_text(answer, " rom=");
  answer_hex(answer, bootloader_id(), 2);
}

// "0x", an address of up to 8 hex digits, one space, a length in decimal of at least 1, and nothing
// else.
static void checksum(struct answer *answer, const char *arguments) {
  const char *text = arguments;
  uint32_t address;
  uint32_t size;
  if (!take(&text, "0x") || !take_number(&text, 16, 8, &address) || !take(&text, " ") ||
      !take_number(&text, 10, LINE_LIMIT, &size) || !is_end(text) || size == 0) {
    answer_text(answer, "error syntax");
  } else if (!flash_holds(address, size)) {
    answer_text(answer, "error range");
  } else {
    answer_text(answer, "crc ");
    answer_text(answer, arguments);
    answer_text(answer, " ");
    answer_hex(answer, ~crc32_add(CRC32_START, hardware_memory(address), size), 8);
  }
}

// True if the board is to leave for its bootloader.
static bool obey(struct answer *answer) {
  const char *arguments = line;
  if (is("id?")) {
    identify(answer);
  } else if (is("crc?")) {
    answer_text(answer, "error syntax");
  } else if (take(&arguments, "crc? ")) {
    checksum(answer, arguments);
  } else if (!is("bootloader!")) {
    answer_text(answer, "error unknown");
  } else if (!bootloader_has_usb()) {
    answer_text(answer, "error rom");
  } else {
    answer_text(answer, "ok bootloader");
    return true;
  }
  return false;
}

static bool answer_line(void) {
  struct answer answer;
  answer.length = 0;
  bool leave = false;
  if (length <= LINE_LIMIT) {
    line[length] = '\0';
    leave = obey(&answer);
  } else {
    answer_text(&answer, "error long");
  }
  answer_text(&answer, "\r\n");
  send_line(answer.bytes, answer.length);
  return leave;
}

void line_protocol_start(line_send *send) {
  send_line = send;
  length = 0;
}

bool line_protocol_byte(uint8_t byte) {
  if (byte != '\n') {
    if (length < sizeof(line)) {
      line[length] = (char)byte;
    }
    length += length <= sizeof(line);
    return false;
  }
  if (length > 0 && length <= sizeof(line) && line[length - 1] == '\r') {
    length--;
  }
  bool leave = length > 0 && answer_line();
  length = 0;
  return leave;
}
