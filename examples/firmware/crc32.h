// CRC-32/ISO-HDLC, the CRC of zip, of the image tag and of the line protocol.
#ifndef CRC32_H
#define CRC32_H

#include <stdint.h>

#define CRC32_START 0xFFFFFFFFu

// Begin with CRC32_START, add any number of pieces, and invert the last result.
uint32_t crc32_add(uint32_t crc, const uint8_t *bytes, uint32_t length);

#endif
