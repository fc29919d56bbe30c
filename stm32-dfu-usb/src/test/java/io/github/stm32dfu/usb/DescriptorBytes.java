package io.github.stm32dfu.usb;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Descriptors in the form in which devices send them. */
final class DescriptorBytes {
  static final DeviceDescriptor ST_ROM = new DeviceDescriptor(0x0483, 0xDF11, 0x2200, 2, 3);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private DescriptorBytes() {}

  /** {@return a configuration descriptor's own nine bytes, to be continued} */
  static DescriptorBytes configuration(int bConfigurationValue) {
    return new DescriptorBytes().put(9, 2, 0, 0, 1, bConfigurationValue, 0, 0xC0, 50);
  }

  /** Adds an interface that is not DFU. */
  DescriptorBytes other(int bInterfaceNumber, int bInterfaceClass) {
    return put(9, 4, bInterfaceNumber, 0, 0, bInterfaceClass, 0, 0, 0);
  }

  /** Adds an alternate setting of a DFU interface. */
  DescriptorBytes dfu(
      int bInterfaceNumber, int bAlternateSetting, int bInterfaceProtocol, int iInterface) {
    return put(
        9, 4, bInterfaceNumber, bAlternateSetting, 0, 0xFE, 1, bInterfaceProtocol, iInterface);
  }

  DescriptorBytes functional(FunctionalDescriptor one) {
    return put(9, 0x21, one.bmAttributes(), one.wDetachTimeOut(), one.wDetachTimeOut() >> 8)
        .put(one.wTransferSize(), one.wTransferSize() >> 8)
        .put(one.bcdDFUVersion(), one.bcdDFUVersion() >> 8);
  }

  DescriptorBytes put(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** {@return a string descriptor as it should be} */
  static byte[] string(String text) {
    byte[] characters = text.getBytes(StandardCharsets.UTF_16LE);
    DescriptorBytes descriptor = new DescriptorBytes().put(2 + characters.length, 3);
    descriptor.bytes.writeBytes(characters);
    return descriptor.toBytes();
  }
}
