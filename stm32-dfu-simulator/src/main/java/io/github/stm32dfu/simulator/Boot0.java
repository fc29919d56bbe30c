package io.github.stm32dfu.simulator;

/** The BOOT0 pin, which is looked at after each reset. */
public enum Boot0 {
  /** Start the application in flash. */
  LOW,
  /** Start the ROM, unless nBOOT1 or read protection level 2 says otherwise. */
  HIGH
}
