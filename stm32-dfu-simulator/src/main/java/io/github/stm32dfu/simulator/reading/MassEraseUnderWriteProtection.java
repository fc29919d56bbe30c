package io.github.stm32dfu.simulator.reading;

/** What a mass erase does where some pages are write protected. It never reports an error. */
public enum MassEraseUnderWriteProtection implements OpenQuestion {
  /** All other pages are erased. */
  OTHER_PAGES,
  /** No page is erased. */
  NOTHING
}
