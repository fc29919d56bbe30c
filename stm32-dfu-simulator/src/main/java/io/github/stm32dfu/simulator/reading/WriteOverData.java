package io.github.stm32dfu.simulator.reading;

/**
 * What is reported where flash was not erased before it was programmed; the cells keep what they
 * hold.
 */
public enum WriteOverData implements OpenQuestion {
  /** dfuERROR with errPROG, the word of DFU 1.1 for it. */
  ERR_PROG,
  /** dfuERROR with errWRITE. */
  ERR_WRITE,
  /** No error. */
  OK
}
