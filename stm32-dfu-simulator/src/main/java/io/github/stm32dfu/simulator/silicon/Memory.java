package io.github.stm32dfu.simulator.silicon;

/** The memories that a bootloader reaches. */
public enum Memory {
  /** The flash at 0x08000000. */
  FLASH,
  /** The option bytes at 0x1FFFF800. */
  OPTION_BYTES,
  /** The ROM, the unique id and the flash size, at 0x1FFFD800; read only. */
  SYSTEM,
  /** RAM from 0x20001400 on; what is below is the ROM's own. */
  RAM
}
