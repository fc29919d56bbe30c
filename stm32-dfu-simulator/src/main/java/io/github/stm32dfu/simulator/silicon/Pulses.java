package io.github.stm32dfu.simulator.silicon;

import java.time.Duration;
import java.util.Random;

/** Equal pulses of the flash controller, one after the other: all done, cut, or never begun. */
public interface Pulses {
  /** {@return how many, at least 1} */
  int count();

  /** {@return how long each takes} */
  Duration each();

  /**
   * {@return where a pulse works, for messages}
   *
   * @param index 0 to {@code count() - 1}
   */
  long address(int index);

  /**
   * Completes a pulse.
   *
   * @param index 0 to {@code count() - 1}
   * @return false where the cells refused it
   */
  boolean apply(int index);

  /**
   * Cuts a pulse somewhere in its middle.
   *
   * @param index 0 to {@code count() - 1}
   * @param chance decides what the cells hold then
   */
  void tear(int index, Random chance);
}
