package io.github.stm32dfu.simulator.reading;

import java.time.Duration;

/**
 * Work that a host waits for.
 *
 * @param kind what is done
 * @param number counted from 0 over the board's whole life
 * @param remaining until it is done
 */
public record PolledWork(Kind kind, long number, Duration remaining) {
  /** What a ROM does after a DNLOAD. */
  public enum Kind {
    /** Set Address Pointer. */
    SET_ADDRESS,
    /** Erase of one page. */
    ERASE_PAGE,
    /** Erase of all pages. */
    MASS_ERASE,
    /** Data for flash or RAM. */
    WRITE,
    /** Data for the option bytes. */
    WRITE_OPTIONS,
    /** Read Unprotect. */
    READ_UNPROTECT,
    /** A command that is ignored or refused. */
    OTHER
  }
}
