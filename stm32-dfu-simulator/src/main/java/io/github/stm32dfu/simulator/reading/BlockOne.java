package io.github.stm32dfu.simulator.reading;

/** What a DNLOAD with the reserved wBlockNum 1 does. */
public enum BlockOne implements OpenQuestion {
  /** Its data are taken and dropped, as in ST's own DFU class. */
  IGNORED,
  /** It ends in dfuERROR. */
  ERR_STALLEDPKT
}
