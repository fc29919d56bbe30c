package io.github.stm32dfu.protocol;

/** Where a device stands after it has put new firmware in place (DFU 1.1, section 7). */
public enum ManifestationOutcome {
  /** In dfuIDLE, as manifestation tolerant devices are: it can be read, or written again. */
  READY,
  /** It is done, and answers nothing until its port is reset. */
  AWAITS_RESET,
  /** It took the command and left; whatever it had to say is lost. */
  VANISHED
}
