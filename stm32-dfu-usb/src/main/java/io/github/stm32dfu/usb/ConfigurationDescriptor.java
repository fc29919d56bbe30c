package io.github.stm32dfu.usb;

import java.util.List;

/**
 * What a configuration descriptor says of DFU (USB 2.0, section 9.6.3; DFU 1.1, section 4).
 *
 * @param bConfigurationValue its number, 0 where the descriptor is too short
 * @param interfaces those of class FE, subclass 01
 * @param flaws what is wrong with it, for people
 */
record ConfigurationDescriptor(
    int bConfigurationValue, List<DfuInterface> interfaces, List<String> flaws) {
  ConfigurationDescriptor {
    interfaces = List.copyOf(interfaces);
    flaws = List.copyOf(flaws);
  }

  /**
   * {@return what can be understood of any bytes; the rest is a flaw}
   *
   * @param bytes the descriptor with all that it holds
   * @param device whose descriptor it is, since some are known to be wrong
   */
  static ConfigurationDescriptor parse(byte[] bytes, DeviceDescriptor device) {
    return new ConfigurationReader(bytes, device).read();
  }
}
