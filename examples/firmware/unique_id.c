#include "unique_id.h"

#include "hardware.h"
#include "hex.h"

void unique_id_text(char text[UNIQUE_ID_DIGITS]) {
  for (uint32_t word = 0; word < 3; word++) {
    hex_write(text + 8 * word, hardware_read(UNIQUE_ID + 4 * word), 8, 'A');
  }
}

void unique_id_descriptor(uint8_t descriptor[UNIQUE_ID_DESCRIPTOR_SIZE]) {
  char text[UNIQUE_ID_DIGITS];
  unique_id_text(text);
  descriptor[0] = UNIQUE_ID_DESCRIPTOR_SIZE;
  descriptor[1] = 3;  // STRING
  for (uint32_t i = 0; i < UNIQUE_ID_DIGITS; i++) {
    descriptor[2 + 2 * i] = (uint8_t)text[i];  // UTF-16LE
    descriptor[3 + 2 * i] = 0;
  }
}
