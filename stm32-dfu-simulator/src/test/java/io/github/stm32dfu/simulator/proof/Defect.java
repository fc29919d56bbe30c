package io.github.stm32dfu.simulator.proof;

/** A mistake that an implementation of serial ports can make. */
enum Defect {
  NONE,
  /** Returns from a silent line before the timeout. */
  READS_TOO_SHORT,
  /** Waits on a silent line whatever the timeout. */
  READS_TOO_LONG,
  /** Waits for all bytes that were asked for. */
  READS_ALL_OR_NOTHING,
  /** Gives more than was asked for. */
  READS_TOO_MUCH,
  /** Drops what was not asked for. */
  DROPS_THE_REST,
  /** Takes a board that left for a silent one. */
  SILENT_WHEN_GONE,
  /** A line discipline that thinks CR is LF. */
  TRANSLATES_CR,
  /** Swallows XON and XOFF. */
  FLOW_CONTROL,
  /** Sends the bytes of a write backwards. */
  WRITES_BACKWARDS,
  /** Writes as much as there is room for, and calls that all. */
  WRITES_IN_PART,
  /** Waits for room for ever. */
  WRITES_TOO_LONG,
  /** Does not see that the board left while it waits for room. */
  WRITES_TO_NOBODY,
  /** Is of no use after a write that took too long. */
  DEAD_AFTER_TIMEOUT,
  /** Throws away on close what has not gone out. */
  FLUSHES_ON_CLOSE,
  /** Opens what is open. */
  SHARES,
  /** Configures a port before it finds that it is held. */
  TOUCHES_WHAT_IS_HELD,
  /** Forgets to give the port back. */
  KEEPS_AFTER_CLOSE,
  /** Gives a port back that somebody else holds meanwhile. */
  CLOSES_FOR_OTHERS,
  /** Works on after a close. */
  UNDEAD,
  /** Does not end a call when closed. */
  CLOSES_LATER,
  /** Opens with the settings that the port had. */
  FORGETS_SETTINGS,
  /** Ignores a change of settings. */
  FIXED_SETTINGS,
  /** Ends a wait when interrupted. */
  IMPATIENT,
  /** Clears the interrupt. */
  LOSES_INTERRUPT,
  /** Calls a line that it does not have an error. */
  NO_LINES,
  /** Takes any argument. */
  CARELESS,
  /** Opens a port that is gone. */
  OPENS_NOTHING,
  /** Does not list a port that is held. */
  HIDES_WHAT_IS_HELD,
  /** Lists a port that is gone. */
  LISTS_WHAT_IS_GONE,
  /** Lists a port twice. */
  LISTS_TWICE,
  /** Lists ports without a board first. */
  LISTS_OTHERS_FIRST
}
