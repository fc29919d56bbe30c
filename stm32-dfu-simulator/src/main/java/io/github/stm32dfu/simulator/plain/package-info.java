/**
 * The device side of DFU 1.1 as it was specified. Read {@link
 * io.github.stm32dfu.simulator.plain.PlainDfu} and {@link
 * io.github.stm32dfu.simulator.plain.PlainSettings} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.plain;

import org.jspecify.annotations.NullMarked;
