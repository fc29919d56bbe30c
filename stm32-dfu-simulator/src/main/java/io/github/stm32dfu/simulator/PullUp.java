package io.github.stm32dfu.simulator;

/** The 1.5 kOhm resistor on D+ by which a host sees the board (AN2606, STM32F373xx). */
public enum PullUp {
  /** It can be taken off, so the host sees the board leave. */
  SWITCHED,
  /**
   * It is soldered on: after the ROM has left, the host still believes in it, without answers,
   * until the port is reset.
   */
  FIXED
}
