/**
 * A USB/IP client, so that a test without a kernel reaches a board in another process. Read {@link
 * io.github.stm32dfu.simulator.usbip.client.UsbIpFinder} and {@link
 * io.github.stm32dfu.simulator.usbip.client.UsbIpHost} first.
 */
@NullMarked
package io.github.stm32dfu.simulator.usbip.client;

import org.jspecify.annotations.NullMarked;
