package io.github.stm32dfu.simulator.reading;

/** What an UPLOAD answers that begins in a memory and reaches past its end. */
public enum UploadPastEnd implements OpenQuestion {
  /** The bytes up to the end: a short frame, which ends the upload (DFU 1.1, section 6.2). */
  SHORT_ANSWER,
  /** It is stalled and leads to dfuERROR with errTARGET. */
  STALL_AND_ERROR
}
