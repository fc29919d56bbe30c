package io.github.stm32dfu.journey.release;

/** What becomes of a release that is older than what runs. */
public enum DowngradePolicy {
  /** It is refused: an old version may have a hole that the new one closed. */
  REFUSE,
  /** It is taken, because a person asked for it. */
  ALLOW
}
