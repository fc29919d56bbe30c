package io.github.stm32dfu.simulator.fault;

/** Where a power cut falls within one pulse of the flash: a page erase or a half-word. */
public enum CutPoint {
  /** The pulse never began. */
  BEFORE,
  /** Somewhere within: the cells hold chance bits. */
  DURING,
  /** The pulse was just complete. */
  AFTER
}
