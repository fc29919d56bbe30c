package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.TransportException;

/** Lists devices, twice, and says what came of it. */
final class ListingProgram {
  private ListingProgram() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    for (int i = 0; i < 2; i++) {
      try {
        System.out.println(UsbDfu.finder().list());
      } catch (TransportException failure) {
        System.out.println(failure.getMessage() + " -> " + failure.hint());
      }
    }
  }
}
