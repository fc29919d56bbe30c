package io.github.stm32dfu.simulator.reading;

/**
 * For how long writes fail after one whose address or length was no multiple of 4 (AN2606, section
 * 4.4).
 */
public enum UnalignedWrite implements OpenQuestion {
  /** Until the next reset: this operation and all following ones. */
  FAILS_FROM_THEN_ON,
  /** Only this one fails. */
  FAILS_ONCE
}
