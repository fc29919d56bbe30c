// Whether an application is whole.
#ifndef IMAGE_CHECK_H
#define IMAGE_CHECK_H

#include <stdbool.h>
#include <stdint.h>

// Whether the tag at its place behind the vector table at `base` covers the image from `base` on,
// itself included, and its CRC is right. Half a second at most for 254 KB at 8 MHz.
bool image_check_holds(uint32_t base);

#endif
