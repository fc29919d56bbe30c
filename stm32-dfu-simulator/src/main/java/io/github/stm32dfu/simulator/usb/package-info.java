/**
 * Devices as a host sees them, and transfers as they cross the wire. Read {@link
 * io.github.stm32dfu.simulator.usb.UsbDevice} and {@link
 * io.github.stm32dfu.simulator.usb.TransferLog} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.usb;

import org.jspecify.annotations.NullMarked;
