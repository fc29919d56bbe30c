package io.github.stm32dfu.simulator.reading;

/** In which state the list of commands (UPLOAD of block 0) leaves the ROM. */
public enum StateAfterGet implements OpenQuestion {
  /** dfuUPLOAD-IDLE, as after any UPLOAD in dfuIDLE (DFU 1.1, appendix A.2.3). */
  DFU_UPLOAD_IDLE,
  /** dfuIDLE, as in ST's own DFU class. */
  DFU_IDLE
}
