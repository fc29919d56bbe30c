#include "reset_state.h"

#include "hardware.h"

// To the 8 MHz of the internal oscillator.
static void reset_clocks(void) {
  hardware_write(RCC_CR, hardware_read(RCC_CR) | RCC_CR_HSION);
  while ((hardware_read(RCC_CR) & RCC_CR_HSIRDY) == 0) {
  }
  hardware_write(RCC_CFGR, 0);
  while ((hardware_read(RCC_CFGR) & RCC_CFGR_SWS) != 0) {
  }
  hardware_write(RCC_CR, hardware_read(RCC_CR) & ~(RCC_CR_HSEON | RCC_CR_CSSON | RCC_CR_PLLON));
}

static void reset_interrupts(void) {
  hardware_write(SYSTICK_CSR, 0);
  hardware_write(SCB_ICSR, SCB_ICSR_PENDSTCLR);
  for (uint32_t word = 0; word < NVIC_WORDS; word++) {
    hardware_write(NVIC_ICER + 4 * word, 0xFFFFFFFF);
    hardware_write(NVIC_ICPR + 4 * word, 0xFFFFFFFF);
  }
}

void reset_state(void) {
  reset_clocks();
  hardware_write(RCC_APB1RSTR, hardware_read(RCC_APB1RSTR) | RCC_APB1RSTR_USBRST);
  hardware_write(RCC_APB1RSTR, hardware_read(RCC_APB1RSTR) & ~RCC_APB1RSTR_USBRST);
  reset_interrupts();  // after USB, which could raise one
  hardware_enable_interrupts();
}
