package io.github.stm32dfu.flash;

/** What happens to image bytes that lie in the option bytes. */
public enum OptionBytesPolicy {
  /** The plan is refused. */
  REFUSE,
  /** They are left out, with a warning. */
  SKIP,
  /** They are written, last of all; most parts reset after it. Level 2 is refused all the same. */
  WRITE
}
