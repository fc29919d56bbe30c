package io.github.stm32dfu.simulator.reading;

/** What a DNLOAD of more than wTransferSize bytes does. */
public enum LongDownload implements OpenQuestion {
  /** Only the first wTransferSize bytes are taken, as in ST's own DFU class. */
  CLAMPED,
  /** It is stalled and leads to dfuERROR. */
  STALL_AND_ERROR
}
