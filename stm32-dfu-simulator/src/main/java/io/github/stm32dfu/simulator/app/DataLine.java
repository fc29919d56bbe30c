package io.github.stm32dfu.simulator.app;

/**
 * What an application does with D+ when it starts and before it jumps. It matters where the pull-up
 * is fixed.
 */
public enum DataLine {
  /** Nothing: with a fixed pull-up the host sees neither start nor jump. */
  LEFT_ALONE,
  /** It holds the line low for some milliseconds, which is a disconnect to the host. */
  HELD_LOW
}
