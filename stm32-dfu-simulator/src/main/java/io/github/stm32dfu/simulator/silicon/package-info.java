/**
 * The chip at work: cells, pulses and what a power cut leaves. Read {@link
 * io.github.stm32dfu.simulator.silicon.Chip} and {@link
 * io.github.stm32dfu.simulator.silicon.FlashController} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.silicon;

import org.jspecify.annotations.NullMarked;
