/**
 * Real USB devices, through libusb. Read {@link io.github.stm32dfu.usb.UsbDfu} first; it gives
 * core's {@link io.github.stm32dfu.transport.DfuFinder}. What else is public says why a device
 * cannot be used: {@link io.github.stm32dfu.usb.PresentDevice}, {@link
 * io.github.stm32dfu.usb.DeviceNodes}.
 *
 * <p>With debug logging on for this package, each control transfer is one line of a {@link
 * io.github.stm32dfu.transport.recording.Recording}.
 */
@NullMarked
package io.github.stm32dfu.usb;

import org.jspecify.annotations.NullMarked;
