package io.github.stm32dfu.simulator.reading;

/** What CLRSTATUS does outside of dfuERROR, where DFU 1.1 does not define it. */
public enum ClearStatusOutsideError implements OpenQuestion {
  /** It leads to dfuERROR with errUNKNOWN, as in ST's own DFU class and seen on H7. */
  ERR_UNKNOWN,
  /** It is stalled and changes nothing, as seen on C5. */
  STALL,
  /** It is acknowledged and changes nothing. */
  IGNORED
}
