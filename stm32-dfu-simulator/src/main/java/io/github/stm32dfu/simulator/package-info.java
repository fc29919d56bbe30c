/**
 * A simulated STM32F373 board. Read {@link io.github.stm32dfu.simulator.SimulatedF373} and {@link
 * io.github.stm32dfu.simulator.F373Builder} first.
 */
@NullMarked
package io.github.stm32dfu.simulator;

import org.jspecify.annotations.NullMarked;
