package io.github.stm32dfu.simulator.app;

/** What code does that is not what its image tag says, as after a cut update. */
public enum DamagedImage {
  /** It never gets as far as USB. */
  STAYS_AWAY,
  /** It comes up, and soon answers nothing any more; the host goes on believing in its port. */
  FREEZES,
  /** It works: the damage lies where nobody looks. */
  WORKS
}
