package io.github.stm32dfu.simulator;

/** What a DFU 1.1 device does once new firmware is in place. */
public enum AfterManifestation {
  /** It goes on answering, as bitManifestationTolerant says. */
  GOES_ON,
  /** It answers nothing until its port is reset. */
  AWAITS_RESET,
  /** It leaves the bus by itself and comes back with its application. */
  RESTARTS,
  /** It restarts by itself, although bitManifestationTolerant says that it goes on. */
  RESTARTS_UNANNOUNCED
}
