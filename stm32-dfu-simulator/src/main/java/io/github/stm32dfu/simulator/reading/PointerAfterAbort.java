package io.github.stm32dfu.simulator.reading;

/** Where the address pointer is after ABORT, CLRSTATUS or SET_INTERFACE. */
public enum PointerAfterAbort implements OpenQuestion {
  /** Where it was: no document says that it moves. */
  UNCHANGED,
  /** At 0x08000000, as after power-on. */
  AT_FLASH_BASE
}
