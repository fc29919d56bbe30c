/** The library at the serial door of the ROM. */
@NullMarked
package io.github.stm32dfu.simulator.usart;

import org.jspecify.annotations.NullMarked;
