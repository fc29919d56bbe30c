package io.github.stm32dfu.transport;

/** A line by which the host's end of a serial port signals. On USB: SET_CONTROL_LINE_STATE. */
public enum ModemLine {
  /** Data terminal ready; most CDC applications take it for "somebody listens". */
  DTR,
  /** Request to send. */
  RTS;

  /** What the host says with a line. */
  public enum Level {
    /** Active: low on a TTL-level pin. */
    ASSERTED,
    /** Inactive: high on a TTL-level pin. */
    RELEASED
  }
}
