package io.github.stm32dfu.simulator.reading;

/** What happens once option bytes were written or read protection was lifted. */
public enum AfterOptionWrite implements OpenQuestion {
  /** The board resets and the new values come into force; AN3156 says so in general. */
  RESET,
  /**
   * The ROM goes on, and the new values wait for the next reset; a footnote of AN3156 lists the
   * parts that reset by themselves, and F3 is not among them.
   */
  STAY
}
