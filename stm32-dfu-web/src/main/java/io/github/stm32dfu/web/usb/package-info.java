/**
 * WebUSB as a transport. Read {@link io.github.stm32dfu.web.usb.WebUsbFinder} and {@code
 * WebUsbTransport} first.
 */
@NullMarked
package io.github.stm32dfu.web.usb;

import org.jspecify.annotations.NullMarked;
