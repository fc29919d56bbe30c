package io.github.stm32dfu.simulator.reading;

/**
 * Where the address pointer is after CLRSTATUS or SET_INTERFACE. After ABORT it is where it was, or
 * nothing but the start of a memory could be read: UPLOAD needs an ABORT after Set Address Pointer.
 */
public enum PointerAfterError implements OpenQuestion {
  /** Where it was: no document says that it moves. */
  UNCHANGED,
  /** At 0x08000000, as after power-on. */
  AT_FLASH_BASE
}
