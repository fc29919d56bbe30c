#include "image.h"

#include <string.h>

#include "board.h"
#include "random.h"
#include "reference_crc.h"

struct image_tag *image_tag_at(uint32_t base) {
  return (struct image_tag *)(void *)board_memory(base + IMAGE_TAG_OFFSET);
}

void image_stamp(uint32_t base) {
  struct image_tag *tag = image_tag_at(base);
  uint32_t before = IMAGE_TAG_OFFSET + 20;
  uint32_t crc = reference_crc(0xFFFFFFFF, board_memory(base), before);
  crc = reference_crc(crc, board_memory(base) + before + 4, tag->length - before - 4);
  tag->crc32 = ~crc;
}

void image_install(uint32_t base, uint32_t length) {
  uint32_t state = base + length;
  for (uint32_t i = 0; i < length; i++) {
    *board_memory(base + i) = (uint8_t)random_next(&state);
  }
  struct image_tag *tag = image_tag_at(base);
  memset(tag, 0, sizeof(*tag));
  memcpy(tag->magic, "STM32TAG", 8);
  tag->tag_version = 1;
  tag->tag_size = 80;
  tag->base = base;
  tag->length = length;
  strcpy(tag->product, "Desk Lamp");
  strcpy(tag->version, "1.2.0");
  image_stamp(base);
}
