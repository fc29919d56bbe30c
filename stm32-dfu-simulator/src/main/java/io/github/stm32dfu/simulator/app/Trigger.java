package io.github.stm32dfu.simulator.app;

/** What an application takes for the wish that it start the bootloader. */
public enum Trigger {
  /** The line {@code bootloader!} of docs/line-protocol.md; no other protocol has it. */
  LINE,
  /** Arduino: DTR released at 1200 baud. */
  TOUCH_1200_BAUD,
  /** Betaflight: the single byte {@code R}, and 100 ms of silence (msp_serial.c). */
  BETAFLIGHT_CHARACTER,
  /** Betaflight: MSP_SET_REBOOT, 68, with the byte 1 for the ROM (msp.c); it is answered. */
  MSP_SET_REBOOT,
  /** MicroPython: {@code machine.bootloader()} and the end of the line. */
  MICROPYTHON,
  /** MicroPython: RTS alone, then DTR alone (mp_usbd_cdc.c), as tools for ESP chips do it. */
  MICROPYTHON_LINES,
  /** Maple: DTR changed more than three times, then {@code 1EAF} (usbd_cdc_if.c). */
  MAPLE,
  /** DETACH to a DFU run-time interface beside the serial port; it leaves the bus by itself. */
  DFU_DETACH,
  /** DETACH to a DFU run-time interface beside the serial port; it waits for a port reset. */
  DFU_DETACH_AND_RESET
}
