package io.github.stm32dfu.simulator.reading;

/** What a request does in a state that does not define it. */
public enum UndefinedRequest implements OpenQuestion {
  /** It is stalled and leads to dfuERROR: the rule of DFU 1.1, appendix A.1. */
  STALL_AND_ERROR,
  /** It is stalled and changes nothing, as in ST's own DFU class. */
  STALL_ONLY
}
