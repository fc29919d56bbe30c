package io.github.stm32dfu.simulator.reading;

/** What Set Address Pointer does under read protection. */
public enum SetAddressUnderProtection implements OpenQuestion {
  /** It works, as AN3156 says. */
  ALLOWED,
  /** It ends in dfuERROR with errVENDOR, as seen on some parts. */
  ERR_VENDOR
}
