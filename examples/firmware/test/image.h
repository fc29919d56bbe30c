// An application in the board's flash.
#ifndef IMAGE_H
#define IMAGE_H

#include <stdint.h>

#include "image_tag.h"

// Fills [base, base + length) with noise and puts a valid tag behind the vector table.
void image_install(uint32_t base, uint32_t length);

struct image_tag *image_tag_at(uint32_t base);

// Puts the right CRC into a tag that was changed.
void image_stamp(uint32_t base);

#endif
