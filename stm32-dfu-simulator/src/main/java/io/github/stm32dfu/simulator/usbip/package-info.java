/**
 * Simulated boards as USB devices of a real operating system, over USB/IP. Read {@link
 * io.github.stm32dfu.simulator.usbip.UsbIpServer} and {@link
 * io.github.stm32dfu.simulator.usbip.ClientConnection} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.usbip;

import org.jspecify.annotations.NullMarked;
