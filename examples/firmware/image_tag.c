#include "image_tag.h"

#ifndef PRODUCT
#define PRODUCT "Desk Lamp"
#endif
#ifndef VERSION
#define VERSION "1.2.0"
#endif

_Static_assert(sizeof(PRODUCT) > 1 && sizeof(PRODUCT) - 1 <= sizeof(image_tag.product),
               "1 to 32 bytes");
_Static_assert(sizeof(VERSION) > 1 && sizeof(VERSION) - 1 <= sizeof(image_tag.version),
               "1 to 24 bytes");

// Without its magic: an image that the tool has not stamped has no tag, instead of a wrong one.
__attribute__((section(".image_tag"), used, aligned(4)))
const volatile struct image_tag image_tag = {.product = PRODUCT, .version = VERSION};
