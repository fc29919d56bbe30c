/**
 * The seams towards USB, serial ports and time. Read {@link
 * io.github.stm32dfu.transport.DfuTransport} and {@link io.github.stm32dfu.transport.DfuFinder}
 * first.
 */
@NullMarked
package io.github.stm32dfu.transport;

import org.jspecify.annotations.NullMarked;
