/**
 * What every USB device has in common, whatever program runs on it. Read {@link
 * io.github.stm32dfu.simulator.device.UsbFunction} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.device;

import org.jspecify.annotations.NullMarked;
