#include "crc32.h"

// CRCs are linear: the entry of a byte is the exclusive or of the entries of its bits.
#define ENTRY(n)                                                                               \
  (((n) & 1 ? 0x77073096u : 0) ^ ((n) & 2 ? 0xEE0E612Cu : 0) ^ ((n) & 4 ? 0x076DC419u : 0) ^   \
   ((n) & 8 ? 0x0EDB8832u : 0) ^ ((n) & 16 ? 0x1DB71064u : 0) ^ ((n) & 32 ? 0x3B6E20C8u : 0) ^ \
   ((n) & 64 ? 0x76DC4190u : 0) ^ ((n) & 128 ? 0xEDB88320u : 0))
#define ENTRIES_4(n) ENTRY(n), ENTRY(n + 1), ENTRY(n + 2), ENTRY(n + 3)
#define ENTRIES_16(n) ENTRIES_4(n), ENTRIES_4(n + 4), ENTRIES_4(n + 8), ENTRIES_4(n + 12)
#define ENTRIES_64(n) ENTRIES_16(n), ENTRIES_16(n + 16), ENTRIES_16(n + 32), ENTRIES_16(n + 48)

// 1 KB of flash for a CRC that is three times as fast as one bit by bit. The F373's CRC unit would
// be faster still; this runs, and is tested, on anything.
static const uint32_t table[256] = {ENTRIES_64(0), ENTRIES_64(64), ENTRIES_64(128),
                                    ENTRIES_64(192)};

uint32_t crc32_add(uint32_t crc, const uint8_t *bytes, uint32_t length) {
  while (length-- > 0) {
    crc = crc >> 8 ^ table[(crc ^ *bytes++) & 0xFF];
  }
  return crc;
}
