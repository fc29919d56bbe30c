package io.github.stm32dfu.usb;

/**
 * What is used of the device descriptor (USB 2.0, section 9.6.1).
 *
 * @param iProduct index of a string, 0 for none
 * @param iSerialNumber index of a string, 0 for none
 */
record DeviceDescriptor(
    int idVendor, int idProduct, int bcdDevice, int iProduct, int iSerialNumber) {}
