// CRC-32/ISO-HDLC bit by bit, as its definition reads, to compare with.
#ifndef REFERENCE_CRC_H
#define REFERENCE_CRC_H

#include <stdint.h>

static inline uint32_t reference_crc(uint32_t crc, const uint8_t *bytes, uint32_t length) {
  for (uint32_t i = 0; i < length; i++) {
    crc ^= bytes[i];
    for (uint32_t bit = 0; bit < 8; bit++) {
      crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
    }
  }
  return crc;
}

#endif
