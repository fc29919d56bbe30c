package io.github.stm32dfu.simulator.rom;

/** How the ROM ends. */
public sealed interface Departure {
  /**
   * It starts what stands at its address pointer.
   *
   * @param vectorTable the address pointer
   */
  record Jump(long vectorTable) implements Departure {}

  /** The part resets. */
  record Reset() implements Departure {}
}
