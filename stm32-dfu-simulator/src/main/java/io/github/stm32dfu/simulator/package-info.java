/**
 * A simulated STM32F373 board, and beside it a device of plain DFU 1.1. Read {@link
 * io.github.stm32dfu.simulator.SimulatedF373} and {@link io.github.stm32dfu.simulator.F373Builder}
 * first.
 */
@NullMarked
package io.github.stm32dfu.simulator;

import org.jspecify.annotations.NullMarked;
