// The few registers and addresses of an STM32F373 that these files touch (RM0313, AN2606).
#ifndef REGISTERS_H
#define REGISTERS_H

#define FLASH_BASE 0x08000000u
#define FLASH_LARGEST 0x40000u  // F373xC

// The last word of the 32 KB of an F373xC. Parts with less RAM have it elsewhere: change the linker
// scripts too.
#define MAGIC_WORD 0x20007FFCu

#define ROM_BASE 0x1FFFD800u
#define ROM_ID 0x1FFFF7A6u      // byte: 0x41 is the bootloader with USB, 0x50 that of parts without
#define UNIQUE_ID 0x1FFFF7ACu   // three words
#define FLASH_SIZE 0x1FFFF7CCu  // half-word, in KiB

#define RCC_CR 0x40021000u
#define RCC_CR_HSION (1u << 0)
#define RCC_CR_HSIRDY (1u << 1)
#define RCC_CR_HSEON (1u << 16)
#define RCC_CR_CSSON (1u << 19)
#define RCC_CR_PLLON (1u << 24)
#define RCC_CFGR 0x40021004u
#define RCC_CFGR_SWS (3u << 2)
#define RCC_APB1RSTR 0x40021010u
#define RCC_APB1RSTR_USBRST (1u << 23)
#define RCC_AHBENR 0x40021014u
#define RCC_AHBENR_IOPAEN (1u << 17)
#define RCC_CSR 0x40021024u
#define RCC_CSR_SFTRSTF (1u << 28)

#define GPIOA_MODER 0x48000000u
#define GPIOA_BRR 0x48000028u

#define IWDG_KR 0x40003000u
#define IWDG_KR_REFRESH 0xAAAAu

#define SYSTICK_CSR 0xE000E010u
#define NVIC_ICER 0xE000E180u  // three words for 82 interrupts, as ICPR
#define NVIC_ICPR 0xE000E280u
#define NVIC_WORDS 3u
#define SCB_ICSR 0xE000ED04u
#define SCB_ICSR_PENDSTCLR (1u << 25)
#define SCB_VTOR 0xE000ED08u
#define SCB_AIRCR 0xE000ED0Cu
#define SCB_AIRCR_SYSRESETREQ 0x05FA0004u

#endif
