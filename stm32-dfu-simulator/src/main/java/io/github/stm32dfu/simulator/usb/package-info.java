/**
 * Control transfers as they cross the wire. Read {@link
 * io.github.stm32dfu.simulator.usb.TransferLog} and {@link
 * io.github.stm32dfu.simulator.usb.Transfer} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.usb;

import org.jspecify.annotations.NullMarked;
