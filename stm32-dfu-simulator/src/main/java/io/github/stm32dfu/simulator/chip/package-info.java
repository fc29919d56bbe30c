/**
 * What a chip is made of, as values. Read {@link io.github.stm32dfu.simulator.chip.FlashGeometry}
 * and {@link io.github.stm32dfu.simulator.chip.OptionBytes} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.chip;

import org.jspecify.annotations.NullMarked;
