package io.github.stm32dfu.simulator.reading;

/** Where the address pointer is after a page was erased. */
public enum PointerAfterErase implements OpenQuestion {
  /** Where it was: AN3156 has only Set Address Pointer move it. */
  UNCHANGED,
  /** At the address of the erased page, as in ST's own DFU class. */
  AT_ERASED_PAGE
}
