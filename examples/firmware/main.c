// An application that does nothing but what the updater needs. The lines below are all that yours
// has to add.
#include "bootloader_jump.h"
#include "cdc.h"
#include "line_protocol.h"
#include "unique_id.h"

static uint8_t serial[UNIQUE_ID_DESCRIPTOR_SIZE];

int main(void) {
  unique_id_descriptor(serial);
  cdc_start(serial);
  line_protocol_start(cdc_send);
  for (;;) {
    uint8_t byte;
    if (cdc_receive(&byte) && line_protocol_byte(byte)) {
      cdc_stop();
      bootloader_request();
    }
  }
}

// In place of a stack, so that the example links without one.
__attribute__((weak)) void cdc_start(const uint8_t *descriptor) {
  (void)descriptor;
}

__attribute__((weak)) bool cdc_receive(uint8_t *byte) {
  (void)byte;
  return false;
}

__attribute__((weak)) void cdc_send(const char *bytes, uint32_t length) {
  (void)bytes;
  (void)length;
}

__attribute__((weak)) void cdc_stop(void) {}
