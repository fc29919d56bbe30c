package io.github.stm32dfu.flash.journal;

/** Whether a board is the one that a journal is about. */
public enum JournalMatch {
  /** It is. */
  YES,
  /** It may be; only a person can tell, and nothing is done unasked. */
  ASK,
  /** It is another one. */
  NO
}
