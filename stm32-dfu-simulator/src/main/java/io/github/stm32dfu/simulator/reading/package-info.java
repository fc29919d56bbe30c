/**
 * What ST's documents leave open about the ROM, one enum for each question. Read {@link
 * io.github.stm32dfu.simulator.reading.OpenQuestion} and {@link
 * io.github.stm32dfu.simulator.reading.Readings} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.reading;

import org.jspecify.annotations.NullMarked;
