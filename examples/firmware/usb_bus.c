#include "usb_bus.h"

#include "hardware.h"

#define DP 12u
#define MODER_MASK (3u << 2 * DP)
#define MODER_OUTPUT (1u << 2 * DP)
#define TEN_MS 40000u  // rounds of at least two cycles at 8 MHz

void usb_bus_leave(void) {
  hardware_write(RCC_AHBENR, hardware_read(RCC_AHBENR) | RCC_AHBENR_IOPAEN);
  (void)hardware_read(RCC_AHBENR);  // the clock needs a moment before the port is written to
  hardware_write(GPIOA_BRR, 1u << DP);
  // The other pins stay as they are: PA13 and PA14 are the debugger's.
  hardware_write(GPIOA_MODER, (hardware_read(GPIOA_MODER) & ~MODER_MASK) | MODER_OUTPUT);
  hardware_wait(TEN_MS);
}

void usb_bus_release(void) {
  hardware_write(GPIOA_MODER, hardware_read(GPIOA_MODER) & ~MODER_MASK);
  hardware_write(RCC_AHBENR, hardware_read(RCC_AHBENR) & ~RCC_AHBENR_IOPAEN);
}
