/**
 * The ROM's serial door (AN3155) and the line to it. Read {@link
 * io.github.stm32dfu.simulator.usart.UsartRom} and {@link
 * io.github.stm32dfu.simulator.fault.UsartFaults} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.usart;

import org.jspecify.annotations.NullMarked;
