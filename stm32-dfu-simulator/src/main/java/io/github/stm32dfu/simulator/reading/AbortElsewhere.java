package io.github.stm32dfu.simulator.reading;

/** What ABORT does in dfuDNBUSY and dfuERROR, where DFU 1.1 does not define it. */
public enum AbortElsewhere implements OpenQuestion {
  /** It is acknowledged and changes nothing, as in ST's own DFU class. */
  IGNORED,
  /** The rule of DFU 1.1, appendix A.1, for any undefined request. */
  STALL_AND_ERROR
}
