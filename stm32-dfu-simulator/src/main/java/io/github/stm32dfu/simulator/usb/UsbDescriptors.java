package io.github.stm32dfu.simulator.usb;

/**
 * What a device says of itself when it is enumerated (USB 2.0, section 9.6).
 *
 * @param device the device descriptor, 18 bytes
 * @param configuration the whole configuration descriptor, with all that stands in it
 */
public record UsbDescriptors(byte[] device, byte[] configuration) {}
