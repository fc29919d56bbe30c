#include "image_check.h"

#include <stddef.h>

#include "crc32.h"
#include "flash.h"
#include "hardware.h"
#include "image_tag.h"

// A watchdog that option bytes start is running already; its shortest time is 0.3 s.
static uint32_t add_flash(uint32_t crc, uint32_t from, uint32_t to) {
  while (from < to) {
    uint32_t step = to - from < 4096 ? to - from : 4096;
    hardware_write(IWDG_KR, IWDG_KR_REFRESH);
    crc = crc32_add(crc, hardware_memory(from), step);
    from += step;
  }
  return crc;
}

static bool has_magic(const struct image_tag *tag) {
  static const char magic[sizeof(tag->magic)] = {'S', 'T', 'M', '3', '2', 'T', 'A', 'G'};
  for (uint32_t i = 0; i < sizeof(magic); i++) {
    if (tag->magic[i] != magic[i]) {
      return false;
    }
  }
  return true;
}

bool image_check_holds(uint32_t base) {
  const uint32_t place = base + IMAGE_TAG_OFFSET;
  const struct image_tag *tag = (const struct image_tag *)(const void *)hardware_memory(place);
  if (!has_magic(tag) || tag->tag_version != IMAGE_TAG_VERSION || tag->tag_size != sizeof(*tag) ||
      tag->base != base || tag->length < IMAGE_TAG_OFFSET + sizeof(*tag) ||
      !flash_holds(base, tag->length)) {
    return false;
  }
  const uint32_t field = place + offsetof(struct image_tag, crc32);  // left out of its own CRC
  uint32_t crc = add_flash(CRC32_START, base, field);
  crc = add_flash(crc, field + sizeof(tag->crc32), base + tag->length);
  return ~crc == tag->crc32;
}
