/**
 * ST's serial bootloader as machines without input or output (AN3155). Read {@link
 * io.github.stm32dfu.protocol.usart.UsartCommand} and {@link
 * io.github.stm32dfu.protocol.usart.UsartMachine} first.
 */
@NullMarked
package io.github.stm32dfu.protocol.usart;

import org.jspecify.annotations.NullMarked;
