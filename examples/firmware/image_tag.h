// What an image says of itself: docs/image-tag.md.
#ifndef IMAGE_TAG_H
#define IMAGE_TAG_H

#include <stdint.h>

// From the start of the vector table, which on an F373 has 98 words. The linker scripts put it
// there: the boot stub looks nowhere else.
#define IMAGE_TAG_OFFSET 0x200u

#define IMAGE_TAG_VERSION 1u

struct image_tag {
  char magic[8];
  uint16_t tag_version, tag_size;
  uint32_t base, length, crc32;
  char product[32], version[24];  // padded with NUL, which need not be there
};

_Static_assert(sizeof(struct image_tag) == 80, "as in docs/image-tag.md");

// volatile: a tool writes it after the compiler has seen it.
extern const volatile struct image_tag image_tag;

#endif
